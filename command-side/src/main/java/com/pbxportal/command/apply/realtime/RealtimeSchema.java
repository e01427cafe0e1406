package com.pbxportal.command.apply.realtime;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables to the shape that this version of the portal needs, when they are first used. */
final class RealtimeSchema {

    private final DataSource dataSource;
    private final TablesReshaped reshaped;
    private boolean migrated;

    RealtimeSchema(DataSource dataSource, TablesReshaped reshaped) {
        this.dataSource = dataSource;
        this.reshaped = reshaped;
    }

    synchronized void migrate() {
        if (!migrated) {
            int migrations = Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:db/migration/realtime")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .connectRetries(0)
                    .load()
                    .migrate()
                    .migrationsExecuted;
            migrated = true;
            if (migrations > 0) {
                reshaped.happened();
            }
        }
    }
}
