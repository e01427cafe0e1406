@NullMarked
package com.pbxportal.query.user;

import org.jspecify.annotations.NullMarked;
