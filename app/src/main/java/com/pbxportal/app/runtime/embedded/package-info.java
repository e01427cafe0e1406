/** The servers that an instance brings along where nobody names others: PostgreSQL, MariaDB, Asterisk. */
@NullMarked
package com.pbxportal.app.runtime.embedded;

import org.jspecify.annotations.NullMarked;
