/** From HTTP to HTTPS. */
@NullMarked
package com.pbxportal.app.web.https;

import org.jspecify.annotations.NullMarked;
