@NullMarked
package com.pbxportal.command.apply.plan;

import org.jspecify.annotations.NullMarked;
