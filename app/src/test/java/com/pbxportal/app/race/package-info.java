/** What must hold when several clients, or several nodes, act at the same moment. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.app.race;
