package com.pbxportal.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pbxportal.app.runtime.embedded.Leftovers;
import com.pbxportal.app.runtime.instance.DataDirectory;
import com.pbxportal.app.runtime.instance.JdbcAccess;
import com.pbxportal.app.runtime.instance.ReadyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A portal in a process of its own, so that it can be killed. */
final class LaunchedPortal implements AutoCloseable {

    private final Path data;
    private final Path output;
    private final Process process;

    private LaunchedPortal(Path data, Path output, Process process) {
        this.data = data;
        this.output = output;
        this.process = process;
    }

    static LaunchedPortal on(Path data, String... arguments) throws IOException {
        Path output = Files.createTempFile(data.toAbsolutePath().getParent(), "output", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It lives for seconds: what it starts faster with matters more than how fast it gets.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TrialMain.class.getName(),
                "--pbx.data-dir=" + data,
                "--pbx.port=0"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new LaunchedPortal(data, output, process);
    }

    LaunchedPortal awaitReady() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> (said("PBX Portal is ready") && isReady()) || !process.isAlive());
        assertThat(process.isAlive()).as(output()).isTrue();
        return this;
    }

    /** The file that scripts wait for comes after the words that people read. */
    private boolean isReady() {
        return ReadyFile.read(DataDirectory.open(data)).isPresent();
    }

    LaunchedPortal awaitLine(String text) {
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(5)).until(() -> said(text));
        return this;
    }

    boolean said(String text) {
        return output().contains(text);
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    int awaitEnd(Duration patience) throws InterruptedException {
        assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
                .as("ended within " + patience + ": " + output())
                .isTrue();
        return process.exitValue();
    }

    void terminate() {
        process.destroy();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    JdbcAccess database(String name) {
        Map<String, String> variables = ReadyFile.read(DataDirectory.open(data)).orElseThrow();
        return JdbcAccess.of(variables.get(name), Optional.empty(), Optional.empty());
    }

    List<ProcessHandle> servers() throws IOException {
        List<ProcessHandle> servers = new ArrayList<>();
        for (String folder : List.of("postgres/data", "mariadb/data")) {
            servers.addAll(Leftovers.workingIn(data.toRealPath().resolve(folder)));
        }
        return servers;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
