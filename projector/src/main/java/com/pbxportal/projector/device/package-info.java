@NullMarked
package com.pbxportal.projector.device;

import org.jspecify.annotations.NullMarked;
