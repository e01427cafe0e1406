/** What integration tests are written with. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.app.support;
