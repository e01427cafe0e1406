/** Processes that an instance starts, keeps alive, and ends. */
@NullMarked
package com.pbxportal.app.runtime.process;

import org.jspecify.annotations.NullMarked;
