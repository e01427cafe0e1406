/** How JSON is read and written. */
@NullMarked
package com.pbxportal.app.web.json;

import org.jspecify.annotations.NullMarked;
