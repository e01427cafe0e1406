/** The API described for machines, and a page to try it. */
@NullMarked
package com.pbxportal.app.web.openapi;

import org.jspecify.annotations.NullMarked;
