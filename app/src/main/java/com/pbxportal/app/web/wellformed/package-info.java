/** What every request must be, before anybody looks at what it asks for. */
@NullMarked
package com.pbxportal.app.web.wellformed;

import org.jspecify.annotations.NullMarked;
