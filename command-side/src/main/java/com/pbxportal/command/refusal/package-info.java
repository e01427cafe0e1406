/** Refusals on their way into the audit log. */
@NullMarked
package com.pbxportal.command.refusal;

import org.jspecify.annotations.NullMarked;
