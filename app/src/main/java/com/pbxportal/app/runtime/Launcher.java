package com.pbxportal.app.runtime;

import com.pbxportal.app.runtime.instance.DataDirectory;
import com.pbxportal.app.runtime.instance.Progress;
import com.pbxportal.app.runtime.instance.ReadyFile;
import com.pbxportal.app.runtime.instance.Settings;
import com.pbxportal.app.runtime.instance.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts the runtime and then the application on it, says how to use them, and ends both in order. */
public final class Launcher {

    /** The application, as far as the launcher knows it. */
    @FunctionalInterface
    public interface Application {

        /** Returns when it serves requests. What it returns is closed before the runtime stops. */
        AutoCloseable start(Map<String, Object> properties) throws Exception;
    }

    // In development nobody waits for us; in production requests under way may finish.
    private static final Duration PATIENCE_IN_DEVELOPMENT = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Settings settings;
    private final Progress progress;
    private final PortalRuntime runtime;
    private volatile @Nullable AutoCloseable running;
    private volatile boolean stopping;

    private Launcher(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.runtime = new PortalRuntime(settings, progress);
    }

    /** The body of {@code main}: returns when the portal is ready, and ends the process when it cannot be. */
    public static void launch(String[] arguments, Application application) {
        try {
            Launcher launcher = new Launcher(Settings.of(arguments, System.getenv()), Progress.onConsole());
            Runtime.getRuntime().addShutdownHook(new Thread(launcher::stop, "stop"));
            launcher.startUnlessStopped(application);
        } catch (StartRefused e) {
            System.err.println("pbx: " + e.getMessage());
            System.exit(1);
        }
    }

    private void startUnlessStopped(Application application) {
        try {
            start(application);
        } catch (StartRefused e) {
            if (!stopping) { // else it fails because it is being stopped, which is no news
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Application application) throws InterruptedException {
        long begun = System.nanoTime();
        runtime.start();
        DataDirectory directory = DataDirectory.open(settings.dataDirectory());
        startApplication(application, directory);
        Optional<String> noAsterisk = runtime.awaitAsterisk();
        noAsterisk.ifPresent(reason ->
                progress.say("  No Asterisk: " + reason + ". All but Apply and the state of devices works without."));
        if (!stopping) {
            runtime.keepAlive();
            progress.say("  %-16s ready in %.1f s".formatted("PBX Portal", (System.nanoTime() - begun) / 1e9));
            Summary summary = new Summary(directory, settings, runtime.properties());
            progress.say(summary.text(noAsterisk.isEmpty()));
            ReadyFile.write(directory, summary.variables());
        }
    }

    private void startApplication(Application application, DataDirectory directory) {
        Map<String, Object> properties = new HashMap<>(settings.arguments());
        properties.putAll(runtime.properties());
        properties.put("spring.profiles.active", String.join(",", settings.profiles()));
        properties.put(
                "server.tomcat.basedir", directory.temporary().resolve("tomcat").toString());
        settings.file()
                .ifPresent(file -> properties.put(
                        "spring.config.additional-location", file.toUri().toString()));
        if (settings.isDevelopment()) {
            // The console belongs to the person who started it; the log to the file.
            properties.put("logging.file.name", directory.log("portal").toString());
            properties.put("logging.threshold.console", "OFF");
        }
        try {
            running = application.start(properties);
        } catch (Exception e) {
            String details = settings.isDevelopment() ? " (see " + directory.log("portal") + ")" : "";
            throw new StartRefused("cannot start: " + reason(e).getMessage() + details, e);
        }
    }

    /** The root; but a database names its address, and the socket beneath it just says that it was refused. */
    static Throwable reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null || failure instanceof SQLException && !(cause instanceof SQLException)
                ? failure
                : reason(cause);
    }

    /** Runs as the shutdown hook, where nothing may hang: each step has its time, and then its end by force. */
    private void stop() {
        stopping = true;
        try {
            AutoCloseable application = running;
            if (application != null) {
                progress.say("Stopping");
                Files.deleteIfExists(
                        DataDirectory.open(settings.dataDirectory()).readyFile());
                Thread closing = Thread.ofPlatform().daemon().start(() -> closeQuietly(application));
                closing.join(settings.isDevelopment() ? PATIENCE_IN_DEVELOPMENT : PATIENCE);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            progress.say("  while stopping: " + e);
        } finally {
            runtime.close();
        }
    }

    private void closeQuietly(AutoCloseable application) {
        try {
            application.close();
        } catch (Exception e) {
            progress.say("  while stopping: " + e);
        }
    }
}
