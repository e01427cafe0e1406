package com.pbxportal.command.phonenumber;

import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.phonenumber.NumberToImport;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** What the first line calls its columns: one is the number, one may be the provider, all others are metadata. */
final class CsvColumns {

    private static final Set<String> NUMBER = Set.of(
            "number", "phonenumber", "phone", "telephonenumber", "telephone", "tel", "did", "ddi", "e164", "msisdn");
    private static final Set<String> PROVIDER = Set.of("provider", "carrier");
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]");

    /** Before what a spreadsheet would run as a formula: then it is text, there as here. */
    private static final Pattern GUARDED = Pattern.compile("(?s)'[=+\\-@\\t\\r].*");

    private final List<String> heads;
    private final int number;
    private final int provider;

    private CsvColumns(List<String> heads, int number, int provider) {
        this.heads = heads;
        this.number = number;
        this.provider = provider;
    }

    /** @return null where none of them is the number */
    static @Nullable CsvColumns of(CSVRecord firstLine) {
        List<String> heads = firstLine.toList();
        int number = only(heads, NUMBER);
        return number < 0 ? null : new CsvColumns(heads, number, only(heads, PROVIDER));
    }

    int count() {
        return heads.size();
    }

    List<String> metadata() {
        return IntStream.range(0, heads.size())
                .filter(this::isMetadata)
                .mapToObj(heads::get)
                .toList();
    }

    void refuseTwins() {
        Set<String> seen = new HashSet<>();
        for (String head : heads) {
            if (!head.isEmpty() && !seen.add(head.toLowerCase(Locale.ROOT))) {
                throw new InvalidInput("csv", "The first line names a column twice: " + head);
            }
        }
    }

    NumberToImport read(CSVRecord row, int line) {
        return new NumberToImport(line, cell(row, number), text(row, provider), metadata(row), fault(row));
    }

    private @Nullable String fault(CSVRecord row) {
        if (row.size() > heads.size() && row.stream().skip(heads.size()).anyMatch(cell -> !cell.isEmpty())) {
            return row.size() + " cells, but the first line names " + heads.size()
                    + " columns: put text that has the separator in it between \"quotation marks\"";
        }
        return IntStream.range(0, Math.min(row.size(), heads.size()))
                .filter(column ->
                        heads.get(column).isEmpty() && !row.get(column).isEmpty())
                .mapToObj(column -> "Column " + (column + 1) + " has no name in the first line: give it one")
                .findFirst()
                .orElse(null);
    }

    private Map<String, Object> metadata(CSVRecord row) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (int column = 0; column < heads.size(); column++) {
            String value = isMetadata(column) ? text(row, column) : null;
            if (value != null) {
                metadata.put(heads.get(column), value);
            }
        }
        return metadata;
    }

    private boolean isMetadata(int column) {
        return column != number && column != provider && !heads.get(column).isEmpty();
    }

    private static @Nullable String text(CSVRecord row, int column) {
        String value = cell(row, column);
        return value != null && GUARDED.matcher(value).matches() ? value.substring(1) : value;
    }

    private static @Nullable String cell(CSVRecord row, int column) {
        String value = column >= 0 && column < row.size() ? row.get(column) : "";
        return value.isEmpty() ? null : value;
    }

    /** Which column is called one of these; -1 where none is. */
    private static int only(List<String> heads, Set<String> names) {
        List<Integer> called = IntStream.range(0, heads.size())
                .filter(column -> names.contains(NO_LETTER_OR_DIGIT
                        .matcher(heads.get(column).toLowerCase(Locale.ROOT))
                        .replaceAll("")))
                .boxed()
                .toList();
        if (called.size() > 1) {
            throw new InvalidInput(
                    "csv",
                    "The first line has two names for one column: " + heads.get(called.get(0)) + " and "
                            + heads.get(called.get(1)) + "; rename or remove one");
        }
        return called.isEmpty() ? -1 : called.getFirst();
    }
}
