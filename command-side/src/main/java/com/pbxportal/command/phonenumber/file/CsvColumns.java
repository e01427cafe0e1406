package com.pbxportal.command.phonenumber.file;

import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.phonenumber.file.GuardedCell;
import com.pbxportal.shared.phonenumber.file.NumberColumn;
import com.pbxportal.shared.phonenumber.file.NumberToImport;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** What the first line calls its columns: see {@link NumberColumn}. */
final class CsvColumns {

    private final List<String> heads;
    private final List<NumberColumn> columns;

    private CsvColumns(List<String> heads) {
        this.heads = heads;
        this.columns = heads.stream().map(NumberColumn::of).toList();
    }

    /** @return null where none of them is the number */
    static @Nullable CsvColumns of(CSVRecord firstLine) {
        CsvColumns columns =
                new CsvColumns(firstLine.stream().map(GuardedCell::unguard).toList());
        columns.refuseTwo(NumberColumn.NUMBER);
        if (!columns.columns.contains(NumberColumn.NUMBER)) {
            return null;
        }
        columns.refuseTwo(NumberColumn.PROVIDER);
        columns.refuseTwo(NumberColumn.FURTHER_METADATA);
        return columns;
    }

    int count() {
        return heads.size();
    }

    List<String> metadata() {
        return named(NumberColumn.METADATA);
    }

    /** What the portal wrote itself, and no import can set. */
    List<String> ignored() {
        return named(NumberColumn.STATE);
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
        String provider = text(row, columns.indexOf(NumberColumn.PROVIDER));
        Map<String, Object> metadata = metadata(row);
        String fault = fault(row);
        try {
            FurtherMetadata.read(cell(row, columns.indexOf(NumberColumn.FURTHER_METADATA)))
                    .forEach((field, value) -> addOnce(metadata, field, value));
        } catch (FurtherMetadata.Unreadable e) {
            fault = fault == null ? e.getMessage() : fault;
        }
        return new NumberToImport(line, cell(row, columns.indexOf(NumberColumn.NUMBER)), provider, metadata, fault);
    }

    private static void addOnce(Map<String, Object> metadata, String field, Object value) {
        if (metadata.containsKey(field)) {
            throw new FurtherMetadata.Unreadable("\"" + field + "\" is there twice: in a column of its own, and in "
                    + NumberColumn.FURTHER_METADATA_HEAD);
        }
        metadata.put(field, value);
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
        return columns.get(column) == NumberColumn.METADATA
                && !heads.get(column).isEmpty();
    }

    private List<String> named(NumberColumn kind) {
        return IntStream.range(0, heads.size())
                .filter(column -> columns.get(column) == kind)
                .mapToObj(heads::get)
                .filter(head -> !head.isEmpty())
                .toList();
    }

    private static @Nullable String text(CSVRecord row, int column) {
        String value = cell(row, column);
        return value == null ? null : GuardedCell.unguard(value);
    }

    private static @Nullable String cell(CSVRecord row, int column) {
        String value = column >= 0 && column < row.size() ? row.get(column) : "";
        return value.isEmpty() ? null : value;
    }

    private void refuseTwo(NumberColumn one) {
        List<String> called = named(one);
        if (called.size() > 1) {
            throw new InvalidInput(
                    "csv",
                    "The first line has two names for one column: " + called.get(0) + " and " + called.get(1)
                            + "; rename or remove one");
        }
    }
}
