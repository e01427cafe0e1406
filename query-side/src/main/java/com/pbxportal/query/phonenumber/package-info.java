@NullMarked
package com.pbxportal.query.phonenumber;

import org.jspecify.annotations.NullMarked;
