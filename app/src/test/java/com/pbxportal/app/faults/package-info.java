/**
 * Whatever goes wrong at whatever moment of an apply: Asterisk runs either exactly the new configuration or exactly the
 * previous one, and the job says truthfully which and why. Everything here is real: Asterisk, MariaDB, PostgreSQL, and
 * an application in a process of its own that is killed for good.
 */
@org.jspecify.annotations.NullMarked
package com.pbxportal.app.faults;
