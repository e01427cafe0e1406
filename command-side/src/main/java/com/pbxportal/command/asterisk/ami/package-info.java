@org.jspecify.annotations.NullMarked
package com.pbxportal.command.asterisk.ami;
