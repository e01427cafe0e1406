/** Puts the modules together into one process and gives them what they run on. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.app;
