@org.jspecify.annotations.NullMarked
package com.pbxportal.shared.listing;
