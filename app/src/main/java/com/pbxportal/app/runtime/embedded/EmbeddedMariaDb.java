package com.pbxportal.app.runtime.embedded;

import com.pbxportal.app.runtime.instance.DataDirectory;
import com.pbxportal.app.runtime.instance.JdbcAccess;
import com.pbxportal.app.runtime.instance.Secrets;
import com.pbxportal.app.runtime.instance.StartRefused;
import com.pbxportal.app.runtime.process.ServerProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A small MariaDB of our own on loopback, for the tables that Asterisk reads its endpoints from. */
public final class EmbeddedMariaDb {

    public static final String NAME = "MariaDB";
    private static final String DATABASE = "asterisk";
    private static final String ASTERISK_USER = "asterisk";

    private static final String USER = "portal";

    private static final List<String> SYSTEM_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql");

    // Two of the accounts that every installation comes with need no password: none of them is left.
    private static final String ACCOUNTS = """
            CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4;
            CREATE OR REPLACE USER '%2$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
            GRANT ALL ON %1$s.* TO '%2$s'@'127.0.0.1';
            CREATE OR REPLACE USER '%4$s'@'127.0.0.1' IDENTIFIED BY '%5$s';
            GRANT SELECT ON %1$s.* TO '%4$s'@'127.0.0.1';
            DELETE FROM mysql.global_priv WHERE User = '' OR User = 'root' AND Host <> 'localhost';
            FLUSH PRIVILEGES;
            ALTER USER IF EXISTS 'root'@'localhost' IDENTIFIED VIA unix_socket;
            """;

    private final Surroundings instance;
    private final Path folder;
    private final Path data;
    private final int port;

    public EmbeddedMariaDb(Surroundings instance) {
        this.instance = instance;
        this.folder = instance.directory().mariaDb();
        this.data = folder.resolve("data");
        this.port = instance.ports().take("mariadb", 0);
    }

    public void start() throws IOException, InterruptedException {
        DataDirectory.privateFolder(folder);
        Path program = instance.binaries().mariaDb();
        Path log = instance.directory().newLog("mariadb");
        boolean isNew = !Files.exists(data);
        if (isNew) {
            initialise(program, log);
        }
        Path accounts = folder.resolve("accounts.sql");
        DataDirectory.writePrivately(accounts, accounts());
        try {
            ServerProcess server = instance.children().startServer(NAME, command(program, accounts), "TERM", data, log);
            server.awaitReady(() -> access().answers(), instance.progress());
            if (isNew) {
                makeTables();
            }
        } finally {
            Files.deleteIfExists(accounts);
        }
    }

    /** The application would, too, but later than Asterisk asks for them. */
    private void makeTables() {
        Flyway.configure()
                .dataSource(access().url(), access().user(), access().password())
                .locations("classpath:db/migration/realtime")
                .load()
                .migrate();
    }

    private String accounts() {
        return ACCOUNTS.formatted(
                DATABASE,
                USER,
                access().password(),
                ASTERISK_USER,
                accessForAsterisk().password());
    }

    private List<String> command(Path program, Path accounts) {
        return command(
                program,
                data,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=mariadb.sock",
                "--pid-file=mariadb.pid",
                "--init-file=" + accounts);
    }

    public JdbcAccess access() {
        return new JdbcAccess(url(), USER, instance.secrets().get(Secrets.MARIADB));
    }

    /** It may only read. */
    public JdbcAccess accessForAsterisk() {
        return new JdbcAccess(url(), ASTERISK_USER, instance.secrets().get(Secrets.MARIADB_ASTERISK));
    }

    private String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + DATABASE;
    }

    private List<String> command(Path program, Path dataFolder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                program.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + program,
                "--datadir=" + dataFolder,
                "--tmpdir=" + instance.directory().temporary(),
                "--character-set-server=utf8mb4",
                "--skip-name-resolve",
                // Its key would take two seconds to make at every start, and loopback has no eavesdropper.
                "--skip-ssl",
                "--skip-log-bin",
                "--performance-schema=OFF",
                "--innodb-buffer-pool-size=32M",
                "--innodb-log-file-size=32M",
                "--innodb-undo-tablespaces=0",
                "--innodb-temp-data-file-path=ibtmp1:4M:autoextend",
                "--key-buffer-size=1M",
                "--aria-pagecache-buffer-size=8M",
                "--max-connections=60",
                "--table-open-cache=200",
                "--open-files-limit=1024"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /** What mariadb-install-db does, in a draft that becomes the data folder as a whole. */
    private void initialise(Path program, Path log) throws IOException, InterruptedException {
        instance.progress().say("  MariaDB: creating its database files");
        Path draft = folder.resolve("data.new");
        DataDirectory.deleteTree(draft);
        Files.createDirectories(draft);
        Process bootstrap = instance.children().startCommand(command(program, draft, "--bootstrap"), draft, log);
        try (OutputStream input = bootstrap.getOutputStream()) {
            input.write("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n"
                    .getBytes(StandardCharsets.UTF_8));
            for (String script : SYSTEM_TABLES) {
                Files.copy(program.resolve("share").resolve(script), input);
            }
        }
        if (bootstrap.waitFor() != 0) {
            throw new StartRefused("MariaDB could not create its database files (see " + log + ")");
        }
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }
}
