package com.pbxportal.app.schema;

import org.flywaydb.core.api.MigrationInfo;

/** The data were written by a version of the portal that this one cannot follow. Nothing was changed. */
final class SchemaNotReadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private SchemaNotReadable(String message) {
        super(message);
    }

    static SchemaNotReadable tooNew(MigrationInfo migration) {
        return new SchemaNotReadable("the data were written by a newer version of the portal (its migration "
                + migration.getVersion() + " is not known here): start that one, or restore a backup from before the"
                + " upgrade");
    }

    static SchemaNotReadable tooOld(MigrationInfo migration) {
        return new SchemaNotReadable("the data were written by a version of the portal from before 21 November 2026"
                + " (commit 738727b), which no later one can read (its migration " + migration.getVersion()
                + " was changed since): keep that version for them, or start over with an empty database");
    }
}
