/** Repeated POSTs answer as the first did. */
@NullMarked
package com.pbxportal.app.web.idempotency;

import org.jspecify.annotations.NullMarked;
