package com.pbxportal.app.abuse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What is done to the portal, and by how many.
 *
 * @param host the address that the portal listens on meanwhile
 * @param tricks of the form {@code trick=number@addresses}
 */
record Attack(String name, String host, List<String> tricks) {

    /** After its time, for what it has to say. */
    private static final long GRACE_SECONDS = 5;

    static Attack by(String name, String... tricks) {
        return new Attack(name, Besieged.IPV4, List.of(tricks));
    }

    /** From the one address that a machine has there, which is also that of who is to notice nothing. */
    Attack overIpv6() {
        return new Attack(name + ", over IPv6", Besieged.IPV6, tricks);
    }

    /** Goes on until it is over by itself, or closed. */
    Running on(int port, Duration time, Estate estate) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "nice",
                "-n",
                "19",
                Besieged.tool("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                Path.of(Attackers.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .toString(),
                Attackers.class.getName(),
                host,
                Integer.toString(port),
                Long.toString(System.currentTimeMillis() + time.toMillis())));
        command.addAll(tricks);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TOKEN_OF_TENANT_ADMIN", estate.otherAdminToken());
        builder.environment().put("TOKEN_OF_END_USER", estate.endUserToken());
        builder.environment().put("REFRESH_TOKENS", String.join(" ", estate.refreshTokens()));
        return new Running(builder.start(), System.nanoTime() + time.toNanos());
    }

    @Override
    public String toString() {
        return name;
    }

    /** The process of its attackers. */
    record Running(Process process, long end) implements AutoCloseable {

        boolean goesOn() {
            return process.isAlive() && System.nanoTime() < end + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        }

        /** What came of it. */
        String report() throws InterruptedException {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                return "not over in time";
            }
            try {
                return new String(process.getInputStream().readAllBytes()).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
