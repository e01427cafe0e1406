package com.pbxportal.app.runtime.process;

import com.pbxportal.app.runtime.instance.Progress;
import com.pbxportal.app.runtime.instance.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server that was started by us, with the log it writes. */
public final class ServerProcess {

    private static final Duration BETWEEN_PROBES = Duration.ofMillis(50);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Pattern MISSING_LIBRARY =
            Pattern.compile("error while loading shared libraries: ([\\w.+-]+):");

    private final String name;
    private final Process process;
    private final String signal;
    private final Path log;

    ServerProcess(String name, Process process, String signal, Path log) {
        this.name = name;
        this.process = process;
        this.signal = signal;
        this.log = log;
    }

    /** However long it takes, as long as the server lives: a recovery after a crash is not to be cut short. */
    public void awaitReady(BooleanSupplier ready, Progress progress) throws InterruptedException {
        long started = System.nanoTime();
        long nextLine = started + BETWEEN_LINES.toNanos();
        while (!ready.getAsBoolean()) {
            if (process.waitFor(BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StartRefused(failure());
            }
            if (System.nanoTime() > nextLine) {
                long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
                progress.say("  " + name + " needs more time, " + seconds + " s so far: " + lastLine());
                nextLine += BETWEEN_LINES.toNanos();
            }
        }
    }

    /** @return how it ended */
    String awaitEnd() throws InterruptedException {
        process.waitFor();
        return failure();
    }

    private String failure() {
        String ended = name + " ended with status " + process.exitValue();
        Matcher missing = MISSING_LIBRARY.matcher(String.join("\n", tail()));
        if (missing.find()) {
            return ended + ": the library " + missing.group(1) + " is missing. On Debian and Ubuntu: apt install "
                    + packageOf(missing.group(1));
        }
        return ended + ": " + lastLine() + " (see " + log + ")";
    }

    private static String packageOf(String library) {
        return switch (library) {
            case "libcrypt.so.1" -> "libcrypt1";
            case "libsystemd.so.0" -> "libsystemd0";
            case "libstdc++.so.6" -> "libstdc++6";
            case "libgcc_s.so.1" -> "libgcc-s1";
            case "libaio.so.1" -> "libaio1";
            default -> "the package with " + library + " (apt-file search " + library + ")";
        };
    }

    private String lastLine() {
        List<String> lines = tail();
        return lines.isEmpty() ? "its log is empty" : lines.getLast().strip();
    }

    private List<String> tail() {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            List<String> written = lines.filter(line -> !line.isBlank()).toList();
            return written.subList(Math.max(0, written.size() - 20), written.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Asks with a signal and waits; whoever does not listen is killed, which every one of our servers survives. */
    void stop(Duration patience) {
        if (process.isAlive()) {
            Signals.send(signal, process.pid());
            try {
                if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
        }
    }
}
