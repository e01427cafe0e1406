/** The event store, its serialisation and its trackers. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.app.axon;
