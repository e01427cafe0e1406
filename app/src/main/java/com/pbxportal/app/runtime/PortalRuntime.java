package com.pbxportal.app.runtime;

import com.pbxportal.app.runtime.embedded.AsteriskSandbox;
import com.pbxportal.app.runtime.embedded.Binaries;
import com.pbxportal.app.runtime.embedded.EmbeddedMariaDb;
import com.pbxportal.app.runtime.embedded.EmbeddedPostgres;
import com.pbxportal.app.runtime.embedded.Leftovers;
import com.pbxportal.app.runtime.embedded.Surroundings;
import com.pbxportal.app.runtime.instance.DataDirectory;
import com.pbxportal.app.runtime.instance.HttpEndpoint;
import com.pbxportal.app.runtime.instance.InstanceLock;
import com.pbxportal.app.runtime.instance.JdbcAccess;
import com.pbxportal.app.runtime.instance.Ports;
import com.pbxportal.app.runtime.instance.ProductionSettings;
import com.pbxportal.app.runtime.instance.Progress;
import com.pbxportal.app.runtime.instance.ReadyFile;
import com.pbxportal.app.runtime.instance.Secrets;
import com.pbxportal.app.runtime.instance.Settings;
import com.pbxportal.app.runtime.instance.StartRefused;
import com.pbxportal.app.runtime.process.Children;
import com.pbxportal.app.runtime.process.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What an instance of the portal stands on: its data directory, its databases, its Asterisk. In development each of the
 * latter three is embedded, unless the settings name another.
 *
 * <p>May be closed by another thread while it starts.
 */
public final class PortalRuntime implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Settings settings;
    private final Progress progress;
    private final Children children = new Children();
    private final Supervisor supervisor;
    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> properties = new ConcurrentHashMap<>();
    private Future<Optional<String>> asterisk = CompletableFuture.completedFuture(Optional.empty());
    private volatile @Nullable InstanceLock lock;

    public PortalRuntime(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.supervisor = new Supervisor(children, progress);
    }

    /** For tests: an instance of its own in the folder, on ports that nobody else uses. */
    public static PortalRuntime startIn(Path dataDirectory, Map<String, String> settings) {
        Map<String, String> values = new LinkedHashMap<>(Map.of(Settings.PORT, "0", AsteriskSandbox.SIP_PORT, "0"));
        values.putAll(settings);
        values.put(Settings.DATA_DIR, dataDirectory.toString());
        PortalRuntime runtime = new PortalRuntime(Settings.of(values), Progress.silent());
        runtime.start();
        return runtime;
    }

    /** Returns when the databases answer; Asterisk may still be on its way. */
    public void start() {
        try {
            startParts(DataDirectory.open(settings.dataDirectory()));
        } catch (StartRefused e) {
            close();
            throw e;
        } catch (ExecutionException e) {
            close();
            throw e.getCause() instanceof StartRefused refused ? refused : unexpected(e.getCause());
        } catch (IOException | RuntimeException e) {
            close();
            throw unexpected(e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw unexpected(e);
        }
    }

    private static StartRefused unexpected(@Nullable Throwable reason) {
        return new StartRefused("cannot start: " + reason, reason);
    }

    private void startParts(DataDirectory directory) throws IOException, InterruptedException, ExecutionException {
        lock(directory);
        HttpEndpoint http = HttpEndpoint.of(settings);
        http.requireFree(settings);
        progress.say("PBX Portal starts on " + directory.root());
        Surroundings instance = new Surroundings(
                settings,
                directory,
                secrets(directory),
                new Ports(directory.ports()),
                new Binaries(settings.cache(), progress),
                children,
                progress);
        Leftovers.stopAll(directory, progress);
        directory.clearTemporary();

        Optional<AsteriskSandbox> sandbox =
                AsteriskSandbox.isWanted(settings) ? Optional.of(new AsteriskSandbox(instance)) : Optional.empty();
        Future<MariaDbAccess> mariaDb = tasks.submit(() -> mariaDb(instance));
        Future<JdbcAccess> postgres = tasks.submit(() -> postgres(instance));
        asterisk = tasks.submit(() ->
                sandbox.isPresent() ? startAsterisk(sandbox.get(), mariaDb.get().asterisk()) : Optional.empty());

        properties.put(Settings.DATA_DIR, directory.root().toString());
        properties.put("server.address", http.address());
        properties.put("server.port", Integer.toString(http.port()));
        properties.put(Settings.HEALTH_PORT, Integer.toString(http.healthPort(settings, instance.ports())));
        if (settings.isDevelopment()) {
            properties.put(Settings.ADMIN_EMAIL, settings.get(Settings.ADMIN_EMAIL, "admin@pbx.local"));
            properties.put(
                    Settings.ADMIN_PASSWORD,
                    settings.get(Settings.ADMIN_PASSWORD, ProductionSettings.WELL_KNOWN_PASSWORD));
        }
        for (String name : List.of(Secrets.JWT_KEY, Secrets.VAULT_KEYS)) {
            properties.put(
                    name, settings.find(name).orElseGet(() -> instance.secrets().get(name)));
        }
        properties.putAll(
                sandbox.map(AsteriskSandbox::properties).orElseGet(() -> AsteriskSandbox.configured(settings)));
        publish("pbx.mariadb", mariaDb.get().portal());
        publish("pbx.postgres", postgres.get());
    }

    private void lock(DataDirectory directory) throws IOException {
        lock = InstanceLock.tryTake(directory.lock()).orElseThrow(() -> alreadyRuns(directory));
        Files.deleteIfExists(directory.readyFile());
        DataDirectory.writePrivately(directory.pid(), ProcessHandle.current().pid() + "\n");
    }

    private static StartRefused alreadyRuns(DataDirectory directory) {
        String holder = ReadyFile.read(directory)
                .map(ready -> " (pid " + ready.get("PBX_PID") + ", " + ready.get("PBX_URL") + ")")
                .orElse("");
        return new StartRefused("PBX Portal already runs on " + directory.root() + holder);
    }

    private Secrets secrets(DataDirectory directory) {
        if (!settings.isDevelopment()) {
            ProductionSettings.check(settings);
            return new Secrets(Map.of());
        }
        if (!Files.exists(directory.secrets())
                && Files.exists(directory.postgres().resolve("data"))) {
            throw new StartRefused("the data in " + directory.root() + " cannot be read without "
                    + directory.secrets().getFileName() + ": restore that file, or start over with ./pbx reset");
        }
        return Secrets.ofDevelopment(directory.secrets());
    }

    private JdbcAccess postgres(Surroundings instance) throws Exception {
        Optional<JdbcAccess> configured = configured("pbx.postgres");
        if (configured.isPresent() && !settings.isDevelopment()) {
            return configured.get();
        }
        EmbeddedPostgres embedded = new EmbeddedPostgres(instance);
        // What `pbx env` prints may stand in the environment of the next start.
        if (configured.isPresent() && !configured.get().equals(embedded.access())) {
            return configured.get();
        }
        long begun = System.nanoTime();
        supervisor.start(EmbeddedPostgres.NAME, embedded::start);
        sayReady("PostgreSQL " + Binaries.POSTGRES_VERSION, begun);
        return embedded.access();
    }

    /** The portal's access, and the one that Asterisk gets. */
    private record MariaDbAccess(JdbcAccess portal, JdbcAccess asterisk) {}

    private MariaDbAccess mariaDb(Surroundings instance) throws Exception {
        Optional<JdbcAccess> configured = configured("pbx.mariadb");
        if (configured.isPresent() && !settings.isDevelopment()) {
            return new MariaDbAccess(configured.get(), configured.get());
        }
        EmbeddedMariaDb embedded = new EmbeddedMariaDb(instance);
        if (configured.isPresent() && !configured.get().equals(embedded.access())) {
            return new MariaDbAccess(configured.get(), configured.get());
        }
        long begun = System.nanoTime();
        supervisor.start(EmbeddedMariaDb.NAME, embedded::start);
        sayReady("MariaDB " + Binaries.MARIADB_VERSION, begun);
        return new MariaDbAccess(embedded.access(), embedded.accessForAsterisk());
    }

    private Optional<String> startAsterisk(AsteriskSandbox sandbox, JdbcAccess mariaDb) throws Exception {
        long begun = System.nanoTime();
        Optional<String> obstacle = sandbox.build();
        if (obstacle.isPresent()) {
            return obstacle;
        }
        try {
            supervisor.start(AsteriskSandbox.NAME, () -> sandbox.start(mariaDb));
            sayReady("Asterisk 22", begun);
            return Optional.empty();
        } catch (StartRefused e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<JdbcAccess> configured(String prefix) {
        return settings.find(prefix + ".url")
                .map(url -> JdbcAccess.of(url, settings.find(prefix + ".user"), settings.find(prefix + ".password")));
    }

    private void publish(String prefix, JdbcAccess access) {
        properties.put(prefix + ".url", access.url());
        properties.put(prefix + ".user", access.user());
        properties.put(prefix + ".password", access.password());
    }

    private void sayReady(String part, long begun) {
        progress.say("  %-16s ready in %.1f s".formatted(part, (System.nanoTime() - begun) / 1e9));
    }

    /** The settings of the running parts, under the names that the application reads. */
    public Map<String, String> properties() {
        return Map.copyOf(properties);
    }

    /** Waits for Asterisk's start; returns why there is none, if so. */
    public Optional<String> awaitAsterisk() throws InterruptedException {
        try {
            return asterisk.get();
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(e.getCause()));
        }
    }

    /** From now on, servers of ours that end without being told to are started again. */
    public void keepAlive() {
        supervisor.watch();
    }

    /** Within about eight seconds, whatever state the parts are in. */
    @Override
    public void close() {
        children.refuseMore();
        children.stop(PATIENCE, AsteriskSandbox.NAME);
        children.stop(PATIENCE, EmbeddedPostgres.NAME, EmbeddedMariaDb.NAME);
        children.kill();
        tasks.shutdownNow();
        InstanceLock held = lock;
        if (held != null) {
            held.close();
        }
    }
}
