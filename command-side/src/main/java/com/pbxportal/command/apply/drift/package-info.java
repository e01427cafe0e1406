/** Whether what runs, and what it runs from, still is what was applied last. */
@NullMarked
package com.pbxportal.command.apply.drift;

import org.jspecify.annotations.NullMarked;
