/** Event store and read models: nothing is lost, nothing is secret, everything is rebuilt the same. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.app.events;
