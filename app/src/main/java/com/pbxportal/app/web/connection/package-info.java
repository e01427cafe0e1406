/** The sockets: how many one client may have, and how long one may keep us waiting. */
@NullMarked
package com.pbxportal.app.web.connection;

import org.jspecify.annotations.NullMarked;
