package com.pbxportal.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A real Asterisk beside the portal's, for reloads that nobody else takes part in. */
final class BareAsterisk implements AutoCloseable {

    private static final String USER = "bench";
    private static final int BOOT_SECONDS = 60;
    private static final int ROUNDS = 5;

    private final Path folder;
    private final Process process;
    private final Socket manager;
    private final BufferedReader answers;

    /** Boots on this dialplan. */
    BareAsterisk(Portal portal, Dialplan dialplan) throws IOException, InterruptedException {
        folder = portal.data().resolve("bare");
        dialplan.writeTo(folder.resolve("etc/asterisk"));
        int port = freePort();
        String secret = UUID.randomUUID().toString();
        ProcessBuilder builder = new ProcessBuilder(
                "bash", portal.home().resolve("asterisk/sandbox").toString(), "run", folder.toString());
        builder.environment()
                .putAll(Map.of(
                        "PBX_AMI_PORT",
                        Integer.toString(port),
                        "PBX_AMI_USER",
                        USER,
                        "PBX_AMI_SECRET",
                        secret,
                        "PBX_SIP_PORT",
                        Integer.toString(freePort())));
        process = builder.redirectErrorStream(true)
                .redirectOutput(portal.data().resolve("bare.log").toFile())
                .start();
        manager = connect(port);
        answers = new BufferedReader(new InputStreamReader(manager.getInputStream(), StandardCharsets.UTF_8));
        send(List.of("Action: Login", "Username: " + USER, "Secret: " + secret));
        await("Event: FullyBooted");
    }

    /** What it takes to load a dialplan, and to list it afterwards, where nothing else happens. */
    record Milliseconds(double reload, double listing) {}

    static Milliseconds of(Portal portal) throws Exception {
        Samples reloads = new Samples();
        Samples listings = new Samples();
        try (BareAsterisk asterisk = new BareAsterisk(portal, Dialplan.of(portal))) {
            for (int round = 0; round < ROUNDS; round++) {
                reloads.add(Samples.millisecondsOf(asterisk::reload));
                listings.add(Samples.millisecondsOf(asterisk::list));
            }
        }
        return new Milliseconds(reloads.median(), listings.median());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private Socket connect(int port) throws InterruptedException {
        for (int tenths = 0; tenths < 10 * BOOT_SECONDS && process.isAlive(); tenths++) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        process.destroy();
        throw new IllegalStateException("the bench's own Asterisk did not start: see " + folder + ".log");
    }

    void put(Dialplan dialplan) throws IOException {
        dialplan.writeTo(folder.resolve("etc/asterisk"));
    }

    /** What {@code dialplan reload} does, asked over the manager interface: the CLI hangs up after a minute. */
    void reload() throws IOException {
        send(List.of("Action: Reload", "Module: pbx_config"));
        await("Response: Success");
    }

    /** As it is read back after a reload. */
    private void list() throws IOException {
        send(List.of("Action: ShowDialPlan"));
        await("Event: ShowDialPlanComplete");
    }

    private void send(List<String> action) throws IOException {
        String message = String.join("\r\n", action) + "\r\n\r\n";
        manager.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
    }

    private void await(String expected) throws IOException {
        for (String line = answers.readLine(); !expected.equals(line); line = answers.readLine()) {
            if (line == null || line.equals("Response: Error")) {
                throw new IOException("the bench's own Asterisk did not answer " + expected + " but " + line);
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        manager.close();
        process.destroy();
        process.waitFor();
    }
}
