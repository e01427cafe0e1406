@NullMarked
package com.pbxportal.query.audit;

import org.jspecify.annotations.NullMarked;
