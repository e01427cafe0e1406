/** The access log, and how a line of the log reads. */
@NullMarked
package com.pbxportal.app.web.logging;

import org.jspecify.annotations.NullMarked;
