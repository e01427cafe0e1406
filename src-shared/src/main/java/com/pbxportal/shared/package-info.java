/** The language that commands, events, queries and errors are written in. Records only: no JPA, no Spring. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.shared;
