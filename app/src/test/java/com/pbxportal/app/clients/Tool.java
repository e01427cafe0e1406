package com.pbxportal.app.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that does its work and ends. */
final class Tool {

    private static final long PATIENCE_SECONDS = 300;

    private Tool() {}

    /** @return what it has written. Fails with that, unless it ends well */
    static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "tool", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .describedAs("%s has ended", command)
                    .isTrue();
            String written = Files.readString(output);
            assertThat(process.exitValue())
                    .describedAs("%s says %s", command, written)
                    .isZero();
            return written;
        } finally {
            process.destroyForcibly();
        }
    }
}
