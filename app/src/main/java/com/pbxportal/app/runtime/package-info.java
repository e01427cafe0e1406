/**
 * What runs before and around the application: its settings, the embedded databases, the Asterisk sandbox.
 *
 * <p>Plain Java, no Spring: it works before the context starts and after it has been closed.
 */
@NullMarked
package com.pbxportal.app.runtime;

import org.jspecify.annotations.NullMarked;
