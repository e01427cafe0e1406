package com.pbxportal.app.faults;

import com.pbxportal.app.support.Portal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** An Asterisk that the test starts, stops and kills as it likes. */
final class RealAsterisk implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Below what the system hands out, which any connection of any process could get before Asterisk has it, or while
     * whoever listens there is down; and far from those of a process of tests that was started beside this one.
     */
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(12_000 + (int) (ProcessHandle.current().pid() * 997 % 7_000));

    private final Path folder;
    private final Map<String, String> environment;
    private final int port = freePort();
    private final String secret;
    private @Nullable Process supervisor;

    /** @param mariaDb how Asterisk reaches its realtime tables: {@code PBX_MARIADB_…} */
    RealAsterisk(Path folder, String secret, Map<String, String> mariaDb) {
        this.folder = folder;
        this.secret = secret;
        this.environment = mariaDb;
    }

    int port() {
        return port;
    }

    Path etc() {
        return folder.resolve("etc/asterisk");
    }

    /** Returns when it has fully booted. */
    void start() {
        ProcessBuilder builder = new ProcessBuilder(
                "bash", Portal.repositoryFolder().resolve("asterisk/sandbox").toString(), "run", folder.toString());
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "PBX_AMI_PORT",
                        Integer.toString(port),
                        "PBX_AMI_USER",
                        AmiReader.USER,
                        "PBX_AMI_SECRET",
                        secret,
                        "PBX_SIP_PORT",
                        Integer.toString(freePort())));
        try {
            Files.createDirectories(folder);
            supervisor = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("output.txt").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(PATIENCE).until(this::isBooted);
    }

    /** Without a good-bye. */
    void kill() {
        ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    void stop() {
        Process running = supervisor;
        if (running != null) {
            running.destroy();
            awaitEnd();
        }
    }

    void startUnlessRunning() {
        Process running = supervisor;
        if (running == null || !running.isAlive()) {
            start();
        }
    }

    private boolean isBooted() {
        try (AmiReader manager = new AmiReader(port, secret)) {
            return manager.ask("Ping").containsValue("Success");
        } catch (IOException e) {
            return false;
        }
    }

    AmiReader ask() {
        return AmiReader.of(port, secret);
    }

    /** What somebody types into Asterisk's console. */
    void rx(String command) {
        try {
            int status = new ProcessBuilder(
                            "bash",
                            Portal.repositoryFolder()
                                    .resolve("asterisk/sandbox")
                                    .toString(),
                            "rx",
                            folder.toString(),
                            command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException(command + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long pid() {
        try {
            return Long.parseLong(
                    Files.readString(folder.resolve("run/asterisk.pid")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitEnd() {
        Process running = supervisor;
        try {
            if (running != null && !running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Asterisk does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A port of loopback that nobody listens on. */
    static int freePort() {
        while (true) {
            int port = NEXT_PORT.getAndIncrement();
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                // the next one, then
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        stop();
    }
}
