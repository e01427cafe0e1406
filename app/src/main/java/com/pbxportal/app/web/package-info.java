/** Everything around the controllers: who asks, how often, how a refusal reads, what is logged. */
@NullMarked
package com.pbxportal.app.web;

import org.jspecify.annotations.NullMarked;
