/** What Asterisk refuses: counted, told to operators, and to who can keep the sender away. */
@NullMarked
package com.pbxportal.command.sip;

import org.jspecify.annotations.NullMarked;
