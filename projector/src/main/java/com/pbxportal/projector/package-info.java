@NullMarked
package com.pbxportal.projector;

import org.jspecify.annotations.NullMarked;
