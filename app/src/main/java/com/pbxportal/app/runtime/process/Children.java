package com.pbxportal.app.runtime.process;

import com.pbxportal.app.runtime.instance.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The processes of one instance. A stop may come while they are being started: from then on none is. */
public final class Children {

    /** In a session of its own: Ctrl-C reaches the portal alone, which then ends its servers in order. */
    private static final String OWN_SESSION = "setsid";

    private final List<Process> started = new ArrayList<>();
    private final Map<String, ServerProcess> servers = new ConcurrentHashMap<>();
    private boolean closed;

    /** A server, and the signal that ends it in the best way. */
    public synchronized ServerProcess startServer(
            String name, List<String> command, String signal, Path folder, Path log) throws IOException {
        return startServer(name, withCleanEnvironment(command), signal, folder, log);
    }

    public synchronized ServerProcess startServer(
            String name, ProcessBuilder builder, String signal, Path folder, Path log) throws IOException {
        builder.command().addFirst(OWN_SESSION);
        ServerProcess server = new ServerProcess(name, start(builder, folder, log), signal, log);
        servers.put(name, server);
        return server;
    }

    public Process startCommand(List<String> command, Path folder, Path log) throws IOException {
        return start(withCleanEnvironment(command), folder, log);
    }

    /** A command whose output is for the caller to read. */
    public synchronized Process startTalking(ProcessBuilder builder) throws IOException {
        return remember(builder.redirectErrorStream(true));
    }

    /** So that no PGDATA or LD_PRELOAD of the operator's shell interferes. */
    private static ProcessBuilder withCleanEnvironment(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
        builder.environment().put("LANG", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    private synchronized Process start(ProcessBuilder builder, Path folder, Path log) throws IOException {
        return remember(builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
    }

    private Process remember(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new StartRefused("stopped while starting");
        }
        Process process = builder.start();
        started.add(process);
        return process;
    }

    public synchronized void refuseMore() {
        closed = true;
    }

    synchronized boolean refusesMore() {
        return closed;
    }

    /** Returns when the server of this name has ended. @return how */
    String awaitEnd(String name) throws InterruptedException {
        ServerProcess server = servers.get(name);
        if (server == null) {
            throw new IllegalArgumentException("Never started: " + name);
        }
        return server.awaitEnd();
    }

    /** Those that run, all at once. */
    public void stop(Duration patience, String... names) {
        CompletableFuture.allOf(Arrays.stream(names)
                        .map(servers::get)
                        .filter(server -> server != null)
                        .map(server ->
                                CompletableFuture.runAsync(() -> server.stop(patience), Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Ends whatever nobody has stopped in a better way. */
    public synchronized void kill() {
        started.stream().filter(Process::isAlive).forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroyForcibly();
        });
    }
}
