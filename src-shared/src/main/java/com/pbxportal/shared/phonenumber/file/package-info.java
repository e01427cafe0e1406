@org.jspecify.annotations.NullMarked
package com.pbxportal.shared.phonenumber.file;
