@NullMarked
package com.pbxportal.projector.tenant;

import org.jspecify.annotations.NullMarked;
