package com.pbxportal.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line of shell by which {@code docs/pbx-portal.service} looks at Java before it starts it. */
class SystemdUnitTest {

    private static final String BEFORE = "ExecStartPre=/bin/sh -c '";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"21", "25", "100"})
    void startsWithAJavaThatIsNewEnough(String version) throws Exception {
        Process look = look(version);

        assertThat(said(look)).isEmpty();
        assertThat(look.waitFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"17", "20", "11", "1.8"})
    void saysThatAnotherIsTooOldAndIsNotTriedAgain(String version) throws Exception {
        Process look = look(version);

        assertThat(said(look))
                .contains("pbx: " + folder.resolve("java") + " is Java " + version
                        + ", and the portal needs 21 or newer");
        assertThat(look.waitFor()).hasToString(setting("RestartPreventExitStatus="));
    }

    @Test
    void saysSoWhereThereIsNone() throws Exception {
        Process look = start(command());

        assertThat(said(look)).contains("the portal needs 21 or newer");
        assertThat(look.waitFor()).hasToString(setting("RestartPreventExitStatus="));
    }

    /** Java tells its settings and its version on standard error, in many lines. */
    private Process look(String version) throws IOException {
        Files.writeString(folder.resolve("java"), """
                #!/bin/sh
                echo 'Property settings:' >&2
                echo '    java.specification.vendor = Oracle Corporation' >&2
                echo '    java.specification.version = %s' >&2
                echo '    java.version = 99.0.1' >&2
                echo 'openjdk version "99.0.1"' >&2
                """.formatted(version));
        Files.setPosixFilePermissions(folder.resolve("java"), PosixFilePermissions.fromString("rwx------"));
        return start(command());
    }

    private static Process start(String command) throws IOException {
        return new ProcessBuilder("/bin/sh", "-c", command)
                .redirectErrorStream(true)
                .start();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What the shell gets: systemd makes one of {@code $$}, and of {@code %%}. */
    private String command() throws IOException {
        String quoted = setting(BEFORE);
        return quoted.substring(0, quoted.lastIndexOf('\''))
                .replace("$$", "$")
                .replace("%%", "%")
                .replace("/usr/bin/java", folder.resolve("java").toString());
    }

    private static String setting(String name) throws IOException {
        return Files.readAllLines(Path.of("../docs/pbx-portal.service")).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElseThrow();
    }
}
