package com.pbxportal.app.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Portal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A flood writes a megabyte a second into Asterisk's log, which shares a disk with the databases. */
class AsteriskLogTest {

    private static final int PIECE = 10 << 20;

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
