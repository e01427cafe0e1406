/** Spring MVC as the portal wants it. */
@NullMarked
package com.pbxportal.app.web.mvc;

import org.jspecify.annotations.NullMarked;
