@NullMarked
package com.pbxportal.shared.apply.plan;

import org.jspecify.annotations.NullMarked;
