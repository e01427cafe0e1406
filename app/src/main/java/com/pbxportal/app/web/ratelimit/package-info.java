/** How often one caller may ask, and how often a password may be guessed. */
@NullMarked
package com.pbxportal.app.web.ratelimit;

import org.jspecify.annotations.NullMarked;
