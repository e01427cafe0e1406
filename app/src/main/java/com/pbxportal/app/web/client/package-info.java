/** Where a request came from, also behind proxies. */
@NullMarked
package com.pbxportal.app.web.client;

import org.jspecify.annotations.NullMarked;
