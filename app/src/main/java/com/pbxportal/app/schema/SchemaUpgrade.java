package com.pbxportal.app.schema;

import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at what the data have been through before it migrates them: Flyway's own words are about files. */
@Configuration(proxyBeanMethods = false)
class SchemaUpgrade {

    @Bean
    FlywayMigrationStrategy migrationStrategy() {
        return flyway -> {
            requireReadable(flyway.info());
            flyway.migrate();
        };
    }

    private static void requireReadable(MigrationInfoService migrations) {
        for (MigrationInfo migration : migrations.all()) {
            switch (migration.getState()) {
                case FUTURE_SUCCESS, FUTURE_FAILED -> throw SchemaNotReadable.tooNew(migration);
                case MISSING_SUCCESS, MISSING_FAILED -> throw SchemaNotReadable.tooOld(migration);
                default -> {
                    if (migration.isApplied() && !migration.isChecksumMatching()) {
                        throw SchemaNotReadable.tooOld(migration);
                    }
                }
            }
        }
    }
}
