/** What there is to generate from, as those see it who generate. */
@NullMarked
package com.pbxportal.command.apply.guest;

import org.jspecify.annotations.NullMarked;
