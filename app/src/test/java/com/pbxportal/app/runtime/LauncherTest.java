package com.pbxportal.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.runtime.instance.JdbcAccess;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(12);

    // A blank in the path: every command line has to cope with it.
    @TempDir(factory = FolderWithBlank.class)
    static Path folder;

    private final Path data = folder.resolve("data");

    @Test
    void keepsItsDataAndItsAddressesOverAStop() throws Exception {
        JdbcAccess postgres;
        try (LaunchedPortal portal = LaunchedPortal.on(data).awaitReady()) {
            postgres = portal.database("PBX_POSTGRES_URL");
            execute(postgres, "CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS one");
            execute(portal.database("PBX_MARIADB_URL"), "CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS one");
            portal.terminate();
            portal.awaitEnd(STOP_WITHIN);
            assertThat(portal.servers()).isEmpty();
        }
        try (LaunchedPortal portal = LaunchedPortal.on(data).awaitReady()) {
            assertThat(portal.database("PBX_POSTGRES_URL")).isEqualTo(postgres);
            assertThat(count(postgres, "kept")).isEqualTo(1);
            assertThat(count(portal.database("PBX_MARIADB_URL"), "kept")).isEqualTo(1);
        }
    }

    @Test
    void hasTheTablesForAsteriskBeforeTheApplicationRuns() throws Exception {
        try (LaunchedPortal portal = LaunchedPortal.on(data).awaitReady()) {
            assertThat(count(portal.database("PBX_MARIADB_URL"), "ps_endpoints"))
                    .isZero();
        }
    }

    @Test
    void startsAgainAfterAKill() throws Exception {
        List<ProcessHandle> orphans;
        try (LaunchedPortal portal = LaunchedPortal.on(data).awaitReady()) {
            execute(portal.database("PBX_POSTGRES_URL"), "CREATE TABLE killed AS SELECT 1 AS one");
            portal.kill();
            orphans = portal.servers();
            assertThat(orphans).isNotEmpty();
        }
        try (LaunchedPortal portal = LaunchedPortal.on(data).awaitReady()) {
            assertThat(orphans).noneMatch(ProcessHandle::isAlive);
            assertThat(count(portal.database("PBX_POSTGRES_URL"), "killed")).isEqualTo(1);
        }
    }

    @Test
    void startsAgainAfterAPowerCut() throws Exception {
        try (LaunchedPortal portal = LaunchedPortal.on(data).awaitReady()) {
            execute(portal.database("PBX_POSTGRES_URL"), "CREATE TABLE cut AS SELECT 1 AS one");
            execute(portal.database("PBX_MARIADB_URL"), "CREATE TABLE cut AS SELECT 1 AS one");
            List<ProcessHandle> servers = portal.servers();
            portal.kill();
            servers.forEach(ProcessHandle::destroyForcibly);
        }
        // As after a reboot: the number in the file belongs to somebody else by now.
        Path pid = data.resolve("postgres/data/postmaster.pid");
        Files.writeString(
                pid,
                Files.readString(pid)
                        .replaceFirst("\\d+", "" + ProcessHandle.current().pid()));
        try (LaunchedPortal portal = LaunchedPortal.on(data).awaitReady()) {
            assertThat(count(portal.database("PBX_POSTGRES_URL"), "cut")).isEqualTo(1);
            assertThat(count(portal.database("PBX_MARIADB_URL"), "cut")).isEqualTo(1);
        }
    }

    @Test
    void startsADatabaseAgainThatHasDied() throws Exception {
        try (LaunchedPortal portal = LaunchedPortal.on(data).awaitReady()) {
            JdbcAccess postgres = portal.database("PBX_POSTGRES_URL");
            JdbcAccess mariaDb = portal.database("PBX_MARIADB_URL");
            execute(postgres, "CREATE TABLE IF NOT EXISTS outlived AS SELECT 1 AS one");

            portal.servers().forEach(ProcessHandle::destroyForcibly);

            portal.awaitLine("PostgreSQL runs again").awaitLine("MariaDB runs again");
            assertThat(count(postgres, "outlived")).isEqualTo(1);
            assertThat(mariaDb.answers()).isTrue();
            assertThat(portal.output()).contains("PostgreSQL ended with status 137");
        }
    }

    @Test
    void startsAsteriskAgainThatHasDied() throws Exception {
        String checkout = Path.of("..").toRealPath().toString();
        try (LaunchedPortal portal = LaunchedPortal.on(data, "--pbx.home=" + checkout, "--pbx.asterisk.sip.port=0")
                .awaitReady()) {
            portal.awaitLine("%-16s ready".formatted("Asterisk 22"));
            Path file = data.resolve("asterisk/run/asterisk.pid");
            String before = Files.readString(file).strip();

            ProcessHandle.of(Long.parseLong(before)).orElseThrow().destroyForcibly();

            portal.awaitLine("Asterisk runs again");
            assertThat(portal.output()).contains("Asterisk ended with status").doesNotContain("could not be started");
            assertThat(Files.readString(file).strip()).isNotEqualTo(before);
        }
    }

    @Test
    void refusesASecondInstanceOnTheSameData() throws Exception {
        try (LaunchedPortal first = LaunchedPortal.on(data).awaitReady();
                LaunchedPortal second = LaunchedPortal.on(data)) {
            assertThat(second.awaitEnd(STOP_WITHIN)).isEqualTo(1);
            assertThat(second.output()).contains("PBX Portal already runs on " + data + " (pid ");
            assertThat(first.database("PBX_POSTGRES_URL").answers()).isTrue();
        }
    }

    @Test
    void leavesTheServersOfOtherDataAlone() throws Exception {
        try (LaunchedPortal first = LaunchedPortal.on(data).awaitReady()) {
            try (LaunchedPortal second =
                    LaunchedPortal.on(folder.resolve("other")).awaitReady()) {
                second.kill();
                second.servers().forEach(ProcessHandle::destroyForcibly);
            }
            assertThat(first.database("PBX_POSTGRES_URL").answers()).isTrue();
            assertThat(first.database("PBX_MARIADB_URL").answers()).isTrue();
        }
    }

    @Test
    void leavesNothingBehindWhenStoppedWhileItStarts() throws Exception {
        for (String moment : List.of("starts on", "MariaDB", "creating its database files", "PostgreSQL 17")) {
            try (LaunchedPortal portal = LaunchedPortal.on(folder.resolve("stopped at " + moment))) {
                portal.awaitLine(moment).terminate();
                portal.awaitEnd(STOP_WITHIN);
                assertThat(portal.servers()).as(portal.output()).isEmpty();
            }
            try (LaunchedPortal again = LaunchedPortal.on(folder.resolve("stopped at " + moment))) {
                again.awaitReady();
            }
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LaunchedPortal portal = LaunchedPortal.on(data, "--pbx.port=" + taken.getLocalPort())) {
            assertThat(portal.awaitEnd(STOP_WITHIN)).isEqualTo(1);
            assertThat(portal.output()).contains("port " + taken.getLocalPort() + ": Address already in use");
        }
    }

    @Test
    void saysWhenTheDataDirectoryCannotBeUsed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (LaunchedPortal portal = LaunchedPortal.on(file)) {
            assertThat(portal.awaitEnd(STOP_WITHIN)).isEqualTo(1);
            assertThat(portal.output()).contains("cannot use the data directory " + file);
        }
    }

    @Test
    void takesItsOwnDatabaseForEmbeddedAlsoWhenTheEnvironmentNamesIt() throws Exception {
        String postgres;
        String mariaDb;
        try (LaunchedPortal portal = LaunchedPortal.on(data).awaitReady()) {
            postgres = portal.database("PBX_POSTGRES_URL").urlWithCredentials();
            mariaDb = portal.database("PBX_MARIADB_URL").urlWithCredentials();
        }
        try (LaunchedPortal portal =
                LaunchedPortal.on(data, "--pbx.postgres.url=" + postgres, "--pbx.mariadb.url=" + mariaDb)) {
            portal.awaitReady();
            assertThat(portal.database("PBX_POSTGRES_URL").answers()).isTrue();
            assertThat(portal.database("PBX_MARIADB_URL").answers()).isTrue();
        }
    }

    @Test
    void startsNoDatabaseOfItsOwnWhereAnotherIsConfigured() throws Exception {
        try (LaunchedPortal owner = LaunchedPortal.on(data).awaitReady();
                LaunchedPortal guest = LaunchedPortal.on(
                        folder.resolve("guest"),
                        "--pbx.postgres.url="
                                + owner.database("PBX_POSTGRES_URL").urlWithCredentials(),
                        "--pbx.mariadb.url=" + owner.database("PBX_MARIADB_URL").urlWithCredentials())) {
            guest.awaitReady();
            assertThat(guest.servers()).isEmpty();
            assertThat(guest.database("PBX_POSTGRES_URL")).isEqualTo(owner.database("PBX_POSTGRES_URL"));
        }
    }

    @Test
    void keepsSecretsFromOthers() throws Exception {
        try (LaunchedPortal portal = LaunchedPortal.on(data).awaitReady()) {
            for (String file : List.of("secrets.properties", "portal.env")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
                        .isEqualTo("rw-------");
            }
            for (String accounts : List.of("postgres/password", "mariadb/accounts.sql")) {
                assertThat(data.resolve(accounts)).doesNotExist();
            }
            assertThat(portal.output())
                    .doesNotContain(portal.database("PBX_POSTGRES_URL").password());
        }
    }

    @Test
    void tellsWhichDatabaseCannotBeReached() {
        Exception refused = new IllegalStateException(
                new SQLException("Connection to db.example:5432 refused", new ConnectException("Connection refused")));
        Exception wrapped = new SQLException("pool", new SQLException("wrong password"));

        assertThat(Launcher.reason(refused)).hasMessage("Connection to db.example:5432 refused");
        assertThat(Launcher.reason(wrapped)).hasMessage("wrong password");
        assertThat(Launcher.reason(new IllegalStateException(new IllegalArgumentException("no key"))))
                .hasMessage("no key");
    }

    private static void execute(JdbcAccess access, String statement) throws SQLException {
        try (Connection connection = access.connect();
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        }
    }

    private static int count(JdbcAccess access, String table) throws SQLException {
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
