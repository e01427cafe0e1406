/** PostgreSQL as requests meet it: their turn comes soon, or they are told. */
@org.jspecify.annotations.NullMarked
package com.pbxportal.app.database;
