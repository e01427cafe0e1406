@NullMarked
package com.pbxportal.projector.phonenumber;

import org.jspecify.annotations.NullMarked;
