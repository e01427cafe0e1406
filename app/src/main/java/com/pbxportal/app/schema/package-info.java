/** PostgreSQL's tables, brought to what this version of the portal reads. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.app.schema;
