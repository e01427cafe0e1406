package com.pbxportal.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A database server that others have started, to be halted, killed and started again as it was. */
final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final List<String> command;
    private ProcessHandle process;
    private @Nullable Process own;

    ServerProcess(Path folder, String pidFile) {
        this.folder = folder;
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(folder.resolve(pidFile)).getFirst().strip());
            process = ProcessHandle.of(pid).orElseThrow();
            command = new ArrayList<>(
                    List.of(Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.UTF_8)
                            .split("\0")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // It names a file that was there for the first start only.
        command.removeIf(word -> word.startsWith("--init-file="));
    }

    /** It is there and does nothing. */
    void halt() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    void kill() {
        process.destroyForcibly();
        Awaitility.await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    void startUnlessRunning() {
        if (process.isAlive()) {
            goOn();
            return;
        }
        try {
            own = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolveSibling("again.txt").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = own.toHandle();
    }

    private void signal(String name) {
        List<String> kill = new ArrayList<>(List.of("kill", "-" + name, Long.toString(process.pid())));
        process.descendants().forEach(child -> kill.add(Long.toString(child.pid())));
        try {
            new ProcessBuilder(kill).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            goOn();
        }
        if (own != null) {
            own.destroy();
        }
    }
}
