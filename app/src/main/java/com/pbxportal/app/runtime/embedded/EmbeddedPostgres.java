package com.pbxportal.app.runtime.embedded;

import com.pbxportal.app.runtime.instance.DataDirectory;
import com.pbxportal.app.runtime.instance.JdbcAccess;
import com.pbxportal.app.runtime.instance.Secrets;
import com.pbxportal.app.runtime.instance.StartRefused;
import com.pbxportal.app.runtime.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL of our own on loopback, with everything that keeps data safe switched on. */
public final class EmbeddedPostgres {

    public static final String NAME = "PostgreSQL";

    private static final String DATABASE = "pbx";
    private static final String USER = "pbx";
    private static final String ADMIN = "postgres";

    // 128 MB of buffers suit a machine of two cores that it shares with the portal and Asterisk.
    private static final String CONFIGURATION = """
            # Written at every start.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = 100
            shared_buffers = 128MB
            effective_cache_size = 1GB
            work_mem = 8MB
            maintenance_work_mem = 64MB
            max_wal_size = 1GB
            checkpoint_timeout = 15min
            random_page_cost = 1.1
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            wal_compression = on
            jit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_min_messages = warning
            """;

    private final Surroundings instance;
    private final Path folder;
    private final Path data;
    private final int port;

    public EmbeddedPostgres(Surroundings instance) {
        this.instance = instance;
        this.folder = instance.directory().postgres();
        this.data = folder.resolve("data");
        this.port = instance.ports().take("postgres", 0);
    }

    public void start() throws IOException, InterruptedException, SQLException {
        DataDirectory.privateFolder(folder);
        Program program = program();
        Path log = instance.directory().newLog("postgres");
        if (!Files.exists(data)) {
            initialise(program, log);
        }
        discardForeignPid();
        Files.writeString(data.resolve("pbx.conf"), CONFIGURATION.formatted(port));
        // INT is the fast shutdown: open connections are closed, a checkpoint is written.
        ServerProcess server = instance.children()
                .startServer(NAME, program.command("postgres", "-D", data.toString()), "INT", folder, log);
        server.awaitReady(() -> admin().answers(), instance.progress());
        createDatabase();
    }

    public JdbcAccess access() {
        return new JdbcAccess(url(DATABASE), USER, instance.secrets().get(Secrets.POSTGRES));
    }

    private JdbcAccess admin() {
        return new JdbcAccess(url(ADMIN), ADMIN, instance.secrets().get(Secrets.POSTGRES_ADMIN));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private record Program(Path home, List<String> unprivileged) {

        List<String> command(String name, String... arguments) {
            List<String> command = new ArrayList<>(unprivileged);
            command.add(home.resolve("bin").resolve(name).toString());
            command.addAll(List.of(arguments));
            return command;
        }
    }

    private Program program() throws IOException, InterruptedException {
        // The shared cache may lie where an ordinary user cannot look, as in root's home.
        for (Binaries binaries :
                List.of(instance.binaries(), instance.binaries().in(folder.resolve("program")))) {
            Path home = binaries.postgres();
            Optional<List<String>> prefix = Unprivileged.prefix(folder, home.resolve("bin/postgres"));
            if (prefix.isPresent()) {
                return new Program(home, prefix.get());
            }
        }
        throw new StartRefused("PostgreSQL does not run as root, and no ordinary user can reach " + folder
                + ": choose another data directory with --data, or your own server with PBX_POSTGRES_URL");
    }

    /** In a draft that becomes the data folder as a whole: a kill in the middle leaves nothing half made. */
    private void initialise(Program program, Path log) throws IOException, InterruptedException {
        instance.progress().say("  PostgreSQL: creating its database files");
        Path draft = folder.resolve("data.new");
        DataDirectory.deleteTree(draft);
        Path password = folder.resolve("password");
        DataDirectory.writePrivately(password, instance.secrets().get(Secrets.POSTGRES_ADMIN));
        try {
            Unprivileged.giveLike(folder, password);
            Process initdb = instance.children()
                    .startCommand(
                            program.command(
                                    "initdb",
                                    "--pgdata=" + draft,
                                    "--username=" + ADMIN,
                                    "--pwfile=" + password,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale=C",
                                    "--locale-provider=builtin",
                                    "--builtin-locale=C.UTF-8",
                                    "--data-checksums",
                                    "--no-instructions"),
                            folder,
                            log);
            if (initdb.waitFor() != 0) {
                throw new StartRefused("PostgreSQL could not create its database files (see " + log + ")");
            }
        } finally {
            Files.deleteIfExists(password);
        }
        Files.writeString(draft.resolve("postgresql.conf"), "\ninclude 'pbx.conf'\n", StandardOpenOption.APPEND);
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** After a restart of the machine the number in it may be a stranger's, and PostgreSQL would not start. */
    private void discardForeignPid() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        boolean alive = !lines.isEmpty()
                && lines.getFirst().strip().matches("\\d+")
                && ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).isPresent();
        if (alive && Leftovers.workingIn(data).isEmpty()) {
            Files.delete(file);
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = admin().connect();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + USER + "'")) {
                String password = statement.enquoteLiteral(instance.secrets().get(Secrets.POSTGRES));
                statement.execute("CREATE ROLE " + USER + " LOGIN PASSWORD " + password);
            }
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + USER);
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
