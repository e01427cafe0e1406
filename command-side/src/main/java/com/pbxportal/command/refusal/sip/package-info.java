/** SIP requests that Asterisk refuses: counted, told to operators, and to what keeps the sender away. */
@NullMarked
package com.pbxportal.command.refusal.sip;

import org.jspecify.annotations.NullMarked;
