/** The rules of the house, and proof that each of them can fail. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.app.architecture;
