/** With a real Asterisk and real SIP. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.app.telephony;
