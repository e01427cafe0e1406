@org.jspecify.annotations.NullMarked
package com.pbxportal.command.phonenumber.file;
