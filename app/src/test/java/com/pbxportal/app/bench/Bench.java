package com.pbxportal.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code ./pbx bench}: measures a portal of its own against what the machine can do, and reports. */
public final class Bench {

    /** In this order: memory is that of a process which has done all the work before. */
    private static final Map<String, Row> ROWS = rows();

    private Bench() {}

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        rows.put("rebuild", new RebuildRow());
        rows.put("import", new ImportRow());
        rows.put("assign", new AssignRow());
        rows.put("visible", new VisibleRow());
        rows.put("listing", new ListingRow());
        rows.put("apply", new ApplyRow());
        rows.put("reload", new ReloadRow());
        rows.put("steps", new StepsRow());
        rows.put("tenant", new TenantRow());
        rows.put("memory", new MemoryRow());
        rows.put("bulk", new BulkRow());
        rows.put("restart", new RestartRow());
        return rows;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = optionsIn(arguments);
        Path data = options.data().isPresent() ? options.data().get() : Files.createTempDirectory("pbx-bench");
        try {
            Report report = measure(options, data);
            System.out.println(report.table());
            report.writeTo(options.out());
            System.out.println("as JSON: " + options.out());
        } finally {
            if (options.data().isEmpty()) {
                delete(data);
            }
        }
    }

    private static Options optionsIn(String[] arguments) {
        String wrong;
        try {
            Options options = Options.parse(arguments);
            if (ROWS.keySet().containsAll(options.rows())) {
                return options;
            }
            wrong = "unknown: " + options.rows();
        } catch (IllegalArgumentException e) {
            wrong = e.getMessage();
        }
        System.err.println(wrong);
        System.err.print(Options.USAGE.formatted(String.join(", ", ROWS.keySet())));
        System.exit(2);
        throw new IllegalStateException("has exited");
    }

    private static Report measure(Options options, Path data) throws Exception {
        Path home = Path.of(System.getProperty("pbx.home", "")).toAbsolutePath();
        Report report = new Report();
        try (Portal portal = new Portal(home, data)) {
            say("starting a portal in " + data);
            portal.up(Map.of());
            Estate estate = new Estate(portal, Bench::say);
            Stage stage = new Stage(portal, estate, options.numbers(), Bench::say);
            for (String name : options.rows().isEmpty() ? ROWS.keySet() : inOrder(options.rows())) {
                say(name);
                measure(name, stage, report);
            }
        }
        return report;
    }

    private static Iterable<String> inOrder(Set<String> wanted) {
        return ROWS.keySet().stream().filter(wanted::contains).toList();
    }

    /** One row that cannot be measured must not cost the others. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    private static void measure(String name, Stage stage, Report report) {
        try {
            report.add(ROWS.get(name).measure(stage));
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            report.addFailure(name, e);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
