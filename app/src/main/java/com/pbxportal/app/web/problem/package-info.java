/** Every refusal and failure as an RFC 9457 problem. */
@NullMarked
package com.pbxportal.app.web.problem;

import org.jspecify.annotations.NullMarked;
