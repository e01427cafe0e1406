@NullMarked
package com.pbxportal.query.tenant;

import org.jspecify.annotations.NullMarked;
