package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.PbxPortal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The application in a process of its own, on databases and an Asterisk that outlive it. */
final class Application implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final int port = RealAsterisk.freePort();
    private final Map<String, String> settings;
    private @Nullable Process process;
    private int starts;

    Application(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Of whoever runs it. */
    Path home() {
        return folder.resolve("home");
    }

    /** Returns when it is ready. */
    void start() {
        Path output = folder.resolve("output-" + starts++ + ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It lives for seconds: what it starts faster with matters more than how fast it gets.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Duser.home=" + home(),
                "-cp",
                System.getProperty("java.class.path"),
                PbxPortal.class.getName(),
                "--pbx.data-dir=" + data(),
                "--pbx.port=" + port));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            Files.createDirectories(home());
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> said(output, "PBX Portal is ready") || !isRunning());
        assertThat(isRunning()).as(() -> text(output)).isTrue();
    }

    void startUnlessRunning() {
        if (!isRunning()) {
            start();
        }
    }

    /** With SIGKILL: it notices nothing. */
    void kill() {
        Process running = process;
        if (running != null) {
            try {
                running.destroyForcibly().waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** No file of it grows beyond these bytes from now on, its log included. */
    void limitFilesTo(String bytes) throws IOException, InterruptedException {
        Process running = Objects.requireNonNull(process);
        int status = new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(running.pid()), "--fsize=" + bytes + ":unlimited")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
    }

    private boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    private static boolean said(Path output, String words) {
        return text(output).contains(words);
    }

    private static String text(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroy();
            try {
                if (!running.waitFor(20, TimeUnit.SECONDS)) {
                    running.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
