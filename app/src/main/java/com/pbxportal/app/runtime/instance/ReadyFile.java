package com.pbxportal.app.runtime.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What scripts need to use a running portal, as lines that a shell can source. There only while the portal is ready. */
public final class ReadyFile {

    private ReadyFile() {}

    public static void write(DataDirectory directory, Map<String, String> values) {
        DataDirectory.writePrivately(
                directory.readyFile(),
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()) + "\n")
                        .collect(Collectors.joining()));
    }

    /** Plain values stay plain, so that programs other than a shell can read them too. */
    static String quoted(String value) {
        return value.matches("[A-Za-z0-9_@%+=:,./-]*") ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    private static String unquoted(String word) {
        return word.startsWith("'") ? word.substring(1, word.length() - 1).replace("'\\''", "'") : word;
    }

    public static Optional<Map<String, String>> read(DataDirectory directory) {
        try {
            return Optional.of(Files.readAllLines(directory.readyFile()).stream()
                    .map(line -> line.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .collect(Collectors.toMap(pair -> pair[0], pair -> unquoted(pair[1]))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
