@NullMarked
package com.pbxportal.query.device;

import org.jspecify.annotations.NullMarked;
