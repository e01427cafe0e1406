@org.jspecify.annotations.NullMarked
package com.pbxportal.command.apply.job;
