package com.pbxportal.query;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL with the tables that queries read; one for all tests of the module. */
final class Postgres {

    private static final DataSource DATA_SOURCE = start();

    private Postgres() {}

    static DataSource dataSource() {
        return DATA_SOURCE;
    }

    private static DataSource start() {
        try {
            // Ends with the process: it is the tests' own.
            @SuppressWarnings("resource")
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            for (String schema : List.of("eventstore", "readmodel")) {
                Flyway.configure()
                        .dataSource(postgres.getPostgresDatabase())
                        .schemas(schema)
                        .locations("classpath:db/migration/" + schema)
                        .load()
                        .migrate();
            }
            return postgres.getPostgresDatabase();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
