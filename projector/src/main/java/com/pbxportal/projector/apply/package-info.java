@NullMarked
package com.pbxportal.projector.apply;

import org.jspecify.annotations.NullMarked;
