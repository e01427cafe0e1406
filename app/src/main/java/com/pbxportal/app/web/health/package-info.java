/** Is the portal, and what it stands on, well? */
@NullMarked
package com.pbxportal.app.web.health;

import org.jspecify.annotations.NullMarked;
