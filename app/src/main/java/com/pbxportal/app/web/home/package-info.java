/** What somebody finds who types the portal's address into a browser. */
@NullMarked
package com.pbxportal.app.web.home;

import org.jspecify.annotations.NullMarked;
