package com.pbxportal.app.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Portal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The command line of the real Asterisk, as somebody would use it behind the portal's back. */
final class AsteriskConsole {

    private AsteriskConsole() {}

    static String run(String command) {
        @Nullable Path etc = Path.of(Portal.property("pbx.asterisk.etc")).getParent();
        assertThat(etc).isNotNull();
        Path sandbox = Portal.repositoryFolder().resolve("asterisk/sandbox");
        try {
            Process process = new ProcessBuilder("bash", sandbox.toString(), "rx", "" + etc.getParent(), command)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).describedAs(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
