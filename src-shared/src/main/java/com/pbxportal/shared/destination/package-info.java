/** Where a call can be led to. */
@NullMarked
package com.pbxportal.shared.destination;

import org.jspecify.annotations.NullMarked;
