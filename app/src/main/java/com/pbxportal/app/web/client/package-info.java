/** Which request it is, and where it came from, also behind proxies. */
@NullMarked
package com.pbxportal.app.web.client;

import org.jspecify.annotations.NullMarked;
