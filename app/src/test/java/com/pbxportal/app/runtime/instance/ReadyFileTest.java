package com.pbxportal.app.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyFileTest {

    private static final String AWKWARD = "a b'c\"d$(touch x)`e`&?user=f;#g\\";

    @TempDir
    Path folder;

    @Test
    void isSafeForAShellToSource() throws Exception {
        DataDirectory directory = DataDirectory.open(folder);
        ReadyFile.write(directory, Map.of("PBX_AWKWARD", AWKWARD));
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        ". \"$1\"; printf %s \"$PBX_AWKWARD\"",
                        "sh",
                        directory.readyFile().toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(AWKWARD);
    }

    @Test
    void readsBackWhatItWrote() {
        DataDirectory directory = DataDirectory.open(folder);
        Map<String, String> values = new LinkedHashMap<>(Map.of("PBX_PID", "12", "PBX_AWKWARD", AWKWARD));
        ReadyFile.write(directory, values);
        assertThat(ReadyFile.read(directory)).contains(values);
    }

    @Test
    void leavesPlainValuesPlain() {
        for (String plain : List.of("http://localhost:8000", "admin@pbx.local", "127.0.0.1:5060", "")) {
            assertThat(ReadyFile.quoted(plain)).isEqualTo(plain);
        }
    }
}
