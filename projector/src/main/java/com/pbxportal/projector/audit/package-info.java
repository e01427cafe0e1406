@NullMarked
package com.pbxportal.projector.audit;

import org.jspecify.annotations.NullMarked;
