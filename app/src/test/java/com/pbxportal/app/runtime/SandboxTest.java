package com.pbxportal.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code asterisk/sandbox} says to somebody who is not root. */
class SandboxTest {

    private static final int NO_ASTERISK_HERE = 3;

    // A blank in the path: what is told to be typed has to cope with it.
    @TempDir(factory = FolderWithBlank.class)
    Path folder;

    private Path script;

    /** Where an ordinary user can read it, whoever owns the checkout. */
    @BeforeEach
    void copy() throws IOException {
        script = Files.copy(Path.of("../asterisk/sandbox"), folder.resolve("sandbox"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void tellsWhatToTypeForAnAsteriskToBeBuilt() throws Exception {
        Path cache = folder.resolve("cache of mine");

        Process refused = asNobody(cache, "bash", script.toString(), "build");

        String said = said(refused);
        assertThat(refused.waitFor()).isEqualTo(NO_ASTERISK_HERE);
        Matcher advice = Pattern.compile("no Asterisk here: building needs root \\(debootstrap\\): sudo (.+)\\R")
                .matcher(said);
        assertThat(advice.find()).as(said).isTrue();
        // A shell takes it for the same words, whatever blanks are in them.
        Process typed = new ProcessBuilder("bash", "-c", "printf '%s\\n' " + advice.group(1)).start();
        assertThat(said(typed).lines()).containsExactly("PBX_CACHE=" + cache, script.toString(), "build");
    }

    private static Process asNobody(Path cache, String... command) throws IOException {
        List<String> words = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PBX_CACHE", cache.toString());
        return builder.start();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
