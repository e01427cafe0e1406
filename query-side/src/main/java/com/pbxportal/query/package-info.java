@org.jspecify.annotations.NullMarked
package com.pbxportal.query;
