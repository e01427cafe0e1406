/** The API as a client sees it, over HTTP and against the real databases. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.app.api;
