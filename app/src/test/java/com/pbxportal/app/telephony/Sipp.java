package com.pbxportal.app.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Portal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One run of sipp: a scenario that a phone or a carrier plays against the real Asterisk. */
final class Sipp implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(20_000 + (int) (ProcessHandle.current().pid() % 10_000));
    private static final AtomicInteger RUNS = new AtomicInteger(1);

    private final Process process;
    private final Path output;
    private final Path messages;
    private final String what;

    private Sipp(Process process, Path output, Path messages, String what) {
        this.process = process;
        this.output = output;
        this.messages = messages;
        this.what = what;
    }

    /** A port of loopback that nobody listens on; no other run gets it. */
    static int freePort(String address) {
        while (true) {
            int port = NEXT_PORT.getAndIncrement();
            if (isFree(address, port)) {
                return port;
            }
        }
    }

    /** What a phone or a carrier does now, towards the portal's Asterisk. */
    static Sipp call(String scenario, String address, int port, Map<String, String> arguments) {
        String asterisk = Portal.property("pbx.asterisk.sip.host") + ":" + Portal.property("pbx.asterisk.sip.port");
        return start(scenario, address, port, List.of(asterisk), arguments);
    }

    /** A phone that waits for calls. Returns when it listens. */
    static Sipp await(String scenario, String address, int port, Map<String, String> arguments) {
        Sipp sipp = start(scenario, address, port, List.of("-aa"), arguments);
        Awaitility.await().atMost(PATIENCE).until(() -> isTaken(port) || !sipp.process.isAlive());
        return sipp;
    }

    /** As the kernel lists it: who tries to take a port to see whether it is free, takes it from who comes just then. */
    private static boolean isTaken(int port) throws IOException {
        String local = String.format(":%04X", port);
        try (Stream<String> sockets = Files.lines(Path.of("/proc/net/udp"))) {
            return sockets.anyMatch(socket -> socket.strip().split(" +", 3)[1].endsWith(local));
        }
    }

    /** The arguments of 140 calls a second, none of which waits for another. */
    static Map<String, String> flood(int calls) {
        return Map.of("-m", Integer.toString(calls), "-l", Integer.toString(calls), "-r", "140");
    }

    private static Sipp start(
            String scenario, String address, int port, List<String> first, Map<String, String> arguments) {
        Path asterisk = Portal.repositoryFolder().resolve("asterisk");
        List<String> command =
                new ArrayList<>(List.of("bash", asterisk.resolve("sandbox").toString(), "sipp"));
        command.addAll(first);
        command.addAll(
                List.of("-sf", asterisk.resolve("sipp/" + scenario + ".xml").toString()));
        command.addAll(List.of("-m", "1", "-nostdin", "-timeout", PATIENCE.toSeconds() + "s", "-timeout_error"));
        command.addAll(List.of("-i", address, "-p", Integer.toString(port)));
        arguments.forEach((name, value) ->
                command.addAll(name.startsWith("-") ? List.of(name, value) : List.of("-key", name, value)));
        try {
            Path folder = Files.createDirectories(
                    Portal.logFile().resolveSibling("sipp").resolve(RUNS.getAndIncrement() + "-" + scenario));
            Path output = folder.resolve("output");
            Path messages = folder.resolve("messages");
            command.addAll(List.of("-trace_msg", "-message_file", messages.toString()));
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new Sipp(process, output, messages, scenario + " " + arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It went as its scenario says. */
    void succeeds() {
        assertThat(ended()).describedAs(this::report).isTrue();
        assertThat(process.exitValue()).describedAs(this::report).isZero();
    }

    /** The call was refused with this status, and never answered. */
    void isRefusedWith(int status) {
        succeeds();
        assertThat(messages).content().contains("SIP/2.0 " + status + " ").doesNotContain("SIP/2.0 200 ");
    }

    /** The same after a spoken notice. */
    void hearsANoticeAndIsRefusedWith(int status) {
        isRefusedWith(status);
        assertThat(messages).content().contains("SIP/2.0 183 ");
    }

    /** What came in, or went out, had this in it. */
    void saw(String text) {
        assertThat(messages).content().contains(text);
    }

    /** Whether something came in by now, or went out, that had this in it. */
    boolean has(String text) {
        try {
            return Files.exists(messages) && Files.readString(messages).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many calls came here. */
    int calls() {
        assertThat(messages).exists();
        try (Stream<String> lines = Files.lines(messages)) {
            return (int) lines.filter(line -> line.startsWith("INVITE ")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often this status has come so far. */
    long answers(int status) {
        try (Stream<String> lines = Files.lines(messages, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("SIP/2.0 " + status + " "))
                    .count();
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void fails() {
        assertThat(ended()).describedAs(this::report).isTrue();
        assertThat(process.exitValue()).describedAs(this::report).isNotZero();
    }

    /** Nothing has come yet. */
    void isStillWaiting() {
        assertThat(process.isAlive()).describedAs(this::report).isTrue();
    }

    private boolean ended() {
        try {
            return process.waitFor(PATIENCE.toSeconds() + 10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String report() {
        try {
            List<String> lines = Files.readAllLines(output);
            return what + "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return what + ": " + e;
        }
    }

    private static boolean isFree(String address, int port) {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, port))) {
            return socket.isBound();
        } catch (SocketException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
