package com.pbxportal.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The generated files, as they lie in Asterisk's configuration folder. */
record Dialplan(Map<String, List<String>> files) {

    static final String FOLDER = "extensions.d/synergycall";

    private static final String NUMBER = "exten => +";

    static Dialplan of(Portal portal) throws IOException {
        Map<String, List<String>> files = new LinkedHashMap<>();
        try (Stream<Path> paths = Files.list(
                Path.of(portal.variable("PBX_ASTERISK_ETC")).resolve(FOLDER).toRealPath())) {
            for (Path path : paths.filter(file -> file.toString().endsWith(".conf"))
                    .sorted()
                    .toList()) {
                files.put(path.getFileName().toString(), Files.readAllLines(path));
            }
        }
        return new Dialplan(files);
    }

    /** The same lines, numbers from the lowest to the highest. */
    Dialplan ascending() {
        Map<String, List<String>> sorted = new LinkedHashMap<>();
        files.forEach((name, lines) -> sorted.put(name, ascending(lines)));
        return new Dialplan(sorted);
    }

    private static List<String> ascending(List<String> lines) {
        Iterator<String> numbers =
                lines.stream().filter(line -> line.startsWith(NUMBER)).sorted().iterator();
        List<String> result = new ArrayList<>(lines.size());
        for (String line : lines) {
            result.add(line.startsWith(NUMBER) ? numbers.next() : line);
        }
        return result;
    }

    long numbers() {
        return files.values().stream()
                .flatMap(List::stream)
                .filter(line -> line.startsWith(NUMBER))
                .count();
    }

    void writeTo(Path etc) throws IOException {
        Path folder = Files.createDirectories(etc.resolve(FOLDER));
        for (Map.Entry<String, List<String>> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
