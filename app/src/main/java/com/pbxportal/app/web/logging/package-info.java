/** Request ids and the access log. */
@NullMarked
package com.pbxportal.app.web.logging;

import org.jspecify.annotations.NullMarked;
