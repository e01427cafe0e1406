package com.pbxportal.app.bench;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the person asked for.
 *
 * @param rows which rows; empty for all of them
 * @param numbers how many numbers the listings and the rebuild are measured with
 * @param out where the JSON goes
 * @param data the data of an earlier bench, which is then kept; empty for new data, thrown away at the end
 */
record Options(Set<String> rows, long numbers, Path out, Optional<Path> data) {

    static final String USAGE = """
            usage: ./pbx bench [ROW…] [--only=ROW,ROW] [--numbers=1000000] [--out=FILE] [--data=DIR]

              rows: %s (default: all)
              --numbers  how many numbers the listings and the rebuild are measured with
              --out      where the figures go as JSON (target/bench.json)
              --data     keep the bench's data here, and go on with what is there already
            """;

    static Options parse(String[] arguments) {
        Set<String> rows = new LinkedHashSet<>();
        long numbers = 1_000_000;
        Path out = Path.of("target", "bench.json");
        Optional<Path> data = Optional.empty();
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.split("=", 2)[0]) {
                case "--only" -> rows.addAll(Stream.of(value.split(",")).toList());
                case "--numbers" -> numbers = numberIn(value);
                case "--out" -> out = Path.of(value);
                case "--data" -> data = Optional.of(Path.of(value).toAbsolutePath());
                default -> rows.add(argument);
            }
        }
        return new Options(rows, numbers, out, data);
    }

    private static long numberIn(String value) {
        try {
            return Long.parseLong(value.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--numbers=" + value + " is not a number");
        }
    }
}
