/** What Asterisk has to know, thing by thing: in which form it is kept, compared and hashed. It knows no feature. */
@NullMarked
package com.pbxportal.shared.configuration;

import org.jspecify.annotations.NullMarked;
