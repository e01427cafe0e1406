@NullMarked
package com.pbxportal.query.apply;

import org.jspecify.annotations.NullMarked;
