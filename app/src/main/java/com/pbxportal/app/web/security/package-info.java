/** Who may call what: bearer tokens, live sessions, deny by default. */
@NullMarked
package com.pbxportal.app.web.security;

import org.jspecify.annotations.NullMarked;
