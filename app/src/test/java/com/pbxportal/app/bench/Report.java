package com.pbxportal.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The figures, for people and for programs. */
final class Report {

    private static final List<String> HEAD = List.of("figure", "measured", "limit", "ratio", "target", "");

    /** Which of its columns are read from the left. */
    private static final Set<Integer> WORDS = Set.of(0, 4, 5);

    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final double loadBefore = load();
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    void add(List<Figure> measured) {
        figures.addAll(measured);
    }

    void addFailure(String row, Throwable reason) {
        failures.put(row, reason.toString());
    }

    /** The load average of the last minute: what else the machine had to do before the first row. */
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    String table() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        figures.forEach(figure -> lines.add(line(figure)));
        StringBuilder text = new StringBuilder("\n").append(aligned(lines, WORDS));
        List<Figure.Breakdown> breakdowns = breakdowns();
        if (!breakdowns.isEmpty()) {
            text.append('\n').append(aligned(linesOf(breakdowns), Set.of(0)));
        }
        figures.stream()
                .filter(figure -> figure.limitIs() != null || figure.remark() != null)
                .forEach(figure -> text.append("\n%s%s%s"
                        .formatted(figure.what(), after(": limit: ", figure.limitIs()), after("; ", figure.remark()))));
        failures.forEach((row, reason) -> text.append("\n\n")
                .append(row)
                .append(" could not be measured: ")
                .append(reason));
        return text.append("\n\nmachine: ").append(machine()).append('\n').toString();
    }

    private static String aligned(List<List<String>> lines, Set<Integer> columnsOfWords) {
        List<Integer> widths = IntStream.range(0, lines.getFirst().size())
                .mapToObj(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            for (int column = 0; column < line.size(); column++) {
                text.append(pad(line.get(column), widths.get(column), columnsOfWords.contains(column)))
                        .append("  ");
            }
            text.append('\n');
        }
        return text.toString();
    }

    private List<Figure.Breakdown> breakdowns() {
        return figures.stream().flatMap(figure -> figure.breakdowns().stream()).toList();
    }

    private static List<List<String>> linesOf(List<Figure.Breakdown> breakdowns) {
        List<String> parts = breakdowns.stream()
                .flatMap(breakdown -> breakdown.milliseconds().keySet().stream())
                .distinct()
                .toList();
        List<List<String>> lines = new ArrayList<>();
        lines.add(Stream.concat(Stream.of("of which, in ms"), parts.stream()).toList());
        for (Figure.Breakdown breakdown : breakdowns) {
            Stream<String> milliseconds = parts.stream()
                    .map(breakdown.milliseconds()::get)
                    .map(time -> time == null ? "" : String.format(Locale.ROOT, "%,.0f", time));
            lines.add(Stream.concat(Stream.of(breakdown.of()), milliseconds).toList());
        }
        return lines;
    }

    private static List<String> line(Figure figure) {
        Double limit = figure.limit();
        Double ratio = figure.ratio();
        return List.of(
                figure.what(),
                figure.inUnit(figure.value()),
                limit == null ? "" : figure.inUnit(limit),
                ratio == null ? "" : String.format(Locale.ROOT, "%.2f ×", ratio),
                figure.target().toString(),
                figure.isMet() ? "met" : "MISSED");
    }

    private static String pad(String word, int width, boolean left) {
        String blanks = " ".repeat(width - word.length());
        return left ? word + blanks : blanks + word;
    }

    private static String after(String separator, @Nullable String words) {
        return words == null ? "" : separator + words;
    }

    private Map<String, Object> machine() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("begun", begun.toString());
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("load_before", loadBefore);
        machine.put("java", Runtime.version().toString());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        return machine;
    }

    void writeTo(Path file) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("machine", machine());
        document.put("figures", figures.stream().map(Report::json).toList());
        document.put("failures", failures);
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(file, json.writeValueAsString(document) + "\n");
    }

    private static Map<String, Object> json(Figure figure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("figure", figure.what());
        json.put("unit", figure.unit().toString());
        json.put("value", figure.value());
        json.put("limit", figure.limit());
        json.put("limit_is", figure.limitIs());
        json.put("ratio", figure.ratio());
        json.put("target", figure.target().toString());
        json.put("met", figure.isMet());
        json.put("remark", figure.remark());
        Map<String, Map<String, Double>> breakdowns = new LinkedHashMap<>();
        figure.breakdowns().forEach(breakdown -> breakdowns.put(breakdown.of(), breakdown.milliseconds()));
        json.put("milliseconds", breakdowns);
        return json;
    }
}
