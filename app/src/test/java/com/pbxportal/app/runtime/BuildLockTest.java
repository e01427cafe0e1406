package com.pbxportal.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build of {@code ./pbx} waits for whoever holds its lock; nobody but its owner may be able to. */
class BuildLockTest {

    // A blank in the path: every command line has to cope with it.
    @TempDir(factory = FolderWithBlank.class)
    Path checkout;

    @Test
    void nobodyElseCanOpenTheFileAndSoHoldItsLock() throws Exception {
        Path lock = Files.createDirectories(checkout.resolve("app/target")).resolve(".build.lock");

        build();
        assertThat(permissions(lock)).isEqualTo("rw-------");

        Files.setPosixFilePermissions(lock, PosixFilePermissions.fromString("rw-r--r--"));
        build();
        assertThat(permissions(lock)).isEqualTo("rw-------");
    }

    /** With a Maven that does nothing, and so builds nothing. */
    private void build() throws IOException, InterruptedException {
        Path pbx = Files.writeString(checkout.resolve("pbx"), Files.readString(Path.of("../pbx")));
        Path maven = Files.writeString(
                Files.createDirectories(checkout.resolve("bin")).resolve("mvn"), "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder builder = new ProcessBuilder("bash", pbx.toString(), "up");
        builder.environment().put("PBX_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().merge("PATH", "", (path, none) -> maven.getParent() + ":" + path);
        Path output = checkout.resolve("output");
        int status = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertThat(status).isOne();
        assertThat(Files.readString(output)).contains("the build failed");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
