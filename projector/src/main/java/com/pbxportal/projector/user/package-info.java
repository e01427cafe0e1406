@NullMarked
package com.pbxportal.projector.user;

import org.jspecify.annotations.NullMarked;
