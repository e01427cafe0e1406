/** Which of the three modules this process runs. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.app.role;
