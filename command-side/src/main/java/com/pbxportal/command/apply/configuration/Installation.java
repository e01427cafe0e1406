package com.pbxportal.command.apply.configuration;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which installation this is: the one whose events lie in this database of this PostgreSQL. A restored dump is another
 * one, as PostgreSQL gives each cluster an identifier of its own; a standby that takes over is the same.
 */
@Component
class Installation {

    private final JdbcClient jdbc;
    private volatile @Nullable String id;

    Installation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String id() {
        String known = id;
        if (known == null) {
            known = Objects.requireNonNull(jdbc.sql("""
                            SELECT system_identifier || '-' || oid FROM pg_control_system(), pg_database
                            WHERE datname = current_database()""").query(String.class).single());
            id = known;
        }
        return known;
    }
}
