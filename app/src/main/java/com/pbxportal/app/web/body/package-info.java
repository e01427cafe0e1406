/** Request bodies: how large they may be, and reading them twice. */
@NullMarked
package com.pbxportal.app.web.body;

import org.jspecify.annotations.NullMarked;
