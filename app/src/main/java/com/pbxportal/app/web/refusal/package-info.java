/** What was refused, for the audit log. */
@NullMarked
package com.pbxportal.app.web.refusal;

import org.jspecify.annotations.NullMarked;
