/** The web plumbing on a real Tomcat and a real PostgreSQL, around controllers that exist for the test alone. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.slice;
