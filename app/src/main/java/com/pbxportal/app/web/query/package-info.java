@NullMarked
package com.pbxportal.app.web.query;

import org.jspecify.annotations.NullMarked;
