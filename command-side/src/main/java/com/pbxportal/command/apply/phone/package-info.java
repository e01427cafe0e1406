/** The phones as Asterisk has them: which it runs as their rows say, and which have registered. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.command.apply.phone;
