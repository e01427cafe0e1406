/** What was asked for in vain: for those who look for an attack, or for what somebody could not do. */
@NullMarked
package com.pbxportal.shared.refusal;

import org.jspecify.annotations.NullMarked;
