/** What one instance of the portal is told and what it keeps: its settings, its folder, its ports, its secrets. */
@NullMarked
package com.pbxportal.app.runtime.instance;

import org.jspecify.annotations.NullMarked;
