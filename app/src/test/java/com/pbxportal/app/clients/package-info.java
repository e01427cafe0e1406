/** The API as those see it who write programs for it, with the tools that everybody has. */
package com.pbxportal.app.clients;
