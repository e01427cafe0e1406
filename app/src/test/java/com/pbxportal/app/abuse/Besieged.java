package com.pbxportal.app.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.PbxPortal;
import com.pbxportal.app.runtime.FreshDirectory;
import com.pbxportal.app.runtime.PortalRuntime;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The portal as systemd starts it. One that was brought down is started again, as systemd would. */
final class Besieged implements AutoCloseable {

    static final String IPV4 = "127.0.0.1";
    static final String IPV6 = "::1";

    static final String ADMIN_EMAIL = "admin@siege.example";
    static final String ADMIN_PASSWORD = "correct-horse-battery-siege";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final PortalRuntime databases;
    private final int port = freePort();
    private final int healthPort = freePort();
    private final Map<String, String> settings;
    private String address = IPV4;
    private @Nullable Process process;
    private int starts;
    private long page;

    Besieged(Path folder) throws IOException, InterruptedException {
        this.folder = FreshDirectory.at(folder);
        this.databases = PortalRuntime.startIn(folder, Map.of("pbx.asterisk.ami.host", "127.0.0.1"));
        this.settings = settings();
    }

    private Map<String, String> settings() throws IOException {
        Map<String, String> all = new HashMap<>(Map.of(
                "pbx.profile",
                "production",
                "pbx.config",
                "none",
                "pbx.data-dir",
                folder.resolve("portal").toString(),
                "pbx.port",
                Integer.toString(port),
                "pbx.health.port",
                Integer.toString(healthPort),
                "pbx.admin.email",
                ADMIN_EMAIL,
                "pbx.admin.password",
                ADMIN_PASSWORD,
                "pbx.jwt.key",
                key(1),
                "pbx.vault.keys",
                "siege:" + key(2)));
        all.putAll(Map.of(
                "pbx.asterisk.ami.host", "127.0.0.1",
                "pbx.asterisk.ami.port", "1",
                "pbx.asterisk.ami.secret", "nobody listens",
                "pbx.asterisk.etc",
                        Files.createDirectories(folder.resolve("asterisk")).toString()));
        for (String part : new String[] {"pbx.postgres", "pbx.mariadb"}) {
            for (String name : new String[] {".url", ".user", ".password"}) {
                all.put(part + name, databases.properties().getOrDefault(part + name, ""));
            }
        }
        return all;
    }

    private static String key(long seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it is ready. */
    void startUnlessRunning() throws IOException {
        if (isRunning()) {
            return;
        }
        Path output = output(starts++);
        ProcessBuilder builder =
                new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        process = builder.start();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Files.readString(output).contains("PBX Portal is ready") || !isRunning());
        assertThat(isRunning()).as(() -> lastWords()).isTrue();
    }

    /** Started anew where it listens elsewhere. */
    void listenOn(String there) throws IOException, InterruptedException {
        if (!address.equals(there)) {
            stop();
            address = there;
        }
        startUnlessRunning();
    }

    boolean listensOn(String there) {
        return isRunning() && address.equals(there);
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(tool("java"));
        command.addAll(optionsOfTheUnit());
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), PbxPortal.class.getName(), "--pbx.bind=" + address));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
    }

    /** Whoever changes them there changes what is proven here. */
    static List<String> optionsOfTheUnit() throws IOException {
        try (Stream<String> lines = Files.lines(Portal.repositoryFolder().resolve("docs/pbx-portal.service"))) {
            String start = lines.filter(line -> line.startsWith("ExecStart="))
                    .findFirst()
                    .orElseThrow();
            return Arrays.stream(start.split(" "))
                    .filter(word -> word.startsWith("-X"))
                    .toList();
        }
    }

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    int port() {
        return port;
    }

    String address() {
        return address;
    }

    URI uri() {
        return uri(port);
    }

    private URI uri(int there) {
        return URI.create("http://" + (address.equals(IPV6) ? "[" + IPV6 + "]" : address) + ":" + there);
    }

    /** Where a load balancer asks: a connector of its own, if there is one. */
    URI health() {
        return uri(hasHealthPort() ? healthPort : port).resolve("/api/v1/health");
    }

    private boolean hasHealthPort() {
        try (Socket socket = new Socket(address, healthPort)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    PortalClient client() {
        return PortalClient.at(uri().toString());
    }

    /** What is still in use in the heap; as much as can be if it does not even tell. */
    long liveBytes() throws IOException, InterruptedException {
        Process running = Objects.requireNonNull(process);
        Process asked = new ProcessBuilder(tool("jcmd"), Long.toString(running.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        List<String> histogram = asked.inputReader().lines().toList();
        String[] total = histogram.isEmpty()
                ? new String[0]
                : histogram.getLast().strip().split("\\s+");
        return total.length == 3 && total[0].equals("Total") ? Long.parseLong(total[2]) : Long.MAX_VALUE;
    }

    /** The server and all that it has forked, so that nobody is answered. */
    void freezePostgres() throws IOException, InterruptedException {
        signalPostgres("STOP");
    }

    void thawPostgres() throws IOException, InterruptedException {
        signalPostgres("CONT");
    }

    private void signalPostgres(String signal) throws IOException, InterruptedException {
        String pid = Files.readAllLines(folder.resolve("postgres/data/postmaster.pid"))
                .getFirst();
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal, pid));
        ProcessHandle.of(Long.parseLong(pid))
                .orElseThrow()
                .descendants()
                .forEach(backend -> command.add(Long.toString(backend.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    /** From here on it is asked for {@link #complaints}. */
    void turnThePage() throws IOException {
        page = Files.size(output(starts - 1));
    }

    /** What it logged as a fault of its own, cut short: nobody can make it do so. */
    List<String> complaints() throws IOException {
        try (SeekableByteChannel log = Files.newByteChannel(output(starts - 1)).position(page);
                BufferedReader lines = new BufferedReader(Channels.newReader(log, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.contains("\"level\":\"ERROR\"") || line.contains("stack_trace"))
                    .map(Besieged::cut)
                    .limit(2)
                    .toList();
        }
    }

    /** The end of what it wrote, without what it does all the time. */
    String lastWords() {
        try (Stream<String> lines = Files.lines(output(starts - 1))) {
            List<String> words = lines.filter(line -> !line.contains("\"logger\":\"access\""))
                    .map(Besieged::cut)
                    .toList();
            return String.join("\n", words.subList(Math.max(0, words.size() - 5), words.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String cut(String line) {
        return line.substring(0, Math.min(line.length(), 700));
    }

    private Path output(int start) {
        return folder.resolve("output-" + start + ".txt");
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        databases.close();
    }

    private void stop() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(20, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        }
    }
}
