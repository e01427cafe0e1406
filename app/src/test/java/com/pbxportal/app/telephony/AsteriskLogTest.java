package com.pbxportal.app.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Portal;
import com.pbxportal.command.asterisk.ami.Asterisk;
import com.pbxportal.command.asterisk.ami.AsteriskSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A flood writes a megabyte a second into Asterisk's log, which shares a disk with the databases. */
class AsteriskLogTest {

    private static final int PIECE = 10 << 20;

    /** Where somebody watches the portal's health, two lines for each look were megabytes a day. */
    @Test
    void a_login_of_the_portal_is_no_line_of_it() throws IOException {
        Portal.requireAsterisk();
        Path full = Path.of(Portal.property("pbx.asterisk.etc")).resolve("../../log/full");
        long before = Files.size(full);

        for (int look = 0; look < 3; look++) {
            try (AsteriskSession session = Portal.node().bean(Asterisk.class).connect()) {
                assertThat(session.version()).isNotBlank();
            }
        }
        AsteriskConsole.run("core show version");

        Awaitility.await().until(() -> since(before, full).contains("Remote UNIX connection"));
        assertThat(since(before, full)).doesNotContain("Manager '", "logged on", "Connect attempt");
    }

    private static String since(long position, Path log) throws IOException {
        byte[] all = Files.readAllBytes(log);
        int from = position <= all.length ? (int) position : 0;
        return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }

    @Test
    void the_log_of_the_sandbox_goes_on_in_pieces_of_which_a_few_are_kept() throws IOException {
        Portal.requireAsterisk();
        Path log = Path.of(Portal.property("pbx.asterisk.etc"))
                .resolve("../../log")
                .normalize();
        Path full = log.resolve("full");
        Path old = Files.createFile(log.resolve("full.5"));

        Files.write(full, new byte[PIECE + 1], StandardOpenOption.APPEND);

        Awaitility.await().until(() -> Files.size(full) < PIECE && !Files.exists(old));
        assertThat(Files.size(log.resolve("full.0"))).isGreaterThan(PIECE);
        AsteriskConsole.run("core show version");
        Awaitility.await().until(() -> Files.readString(full).contains("Remote UNIX connection"));
    }
}
