package com.pbxportal.command.phonenumber.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.pbxportal.command.phonenumber.file.ImportRow.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What an import did or, tried out, would do: the contract of seed 001 ("Import DIDs (Bulk)"), and each row.
 *
 * @param errors one sentence for each number that cannot be imported
 * @param metadataColumns of a file: columns that are neither number nor provider, kept as metadata
 * @param ignoredColumns of a file: what an export says of a number and no import can set, kept nowhere
 */
record ImportReport(
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean dryRun,
        int imported,
        int failed,
        List<String> errors,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> metadataColumns,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> ignoredColumns,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ImportRow> rows) {

    static ImportReport of(List<ImportRow> rows, List<String> errors) {
        return new ImportReport(
                false, errors.isEmpty() ? rows.size() : 0, errors.size(), errors, List.of(), List.of(), rows);
    }

    ImportReport withColumns(List<String> metadata, List<String> ignored) {
        return new ImportReport(dryRun, imported, failed, errors, metadata, ignored, rows);
    }

    /** The contract of seed 001 and no more: who sent no file and was told of no fault has all of it there. */
    ImportReport withoutRows() {
        return new ImportReport(dryRun, imported, failed, errors, metadataColumns, ignoredColumns, List.of());
    }

    ImportReport asDryRun() {
        return new ImportReport(true, imported, failed, errors, metadataColumns, ignoredColumns, rows);
    }

    /** For a person who sends a file again that has grown: where what is there already stands, and what is new. */
    String inWords() {
        String text = "Nothing was imported: " + failed + " of the numbers cannot be";
        List<String> known = lines(Outcome.EXISTS);
        return known.isEmpty()
                ? text
                : text + ". There already: " + inWords(known) + ". New: " + inWords(lines(Outcome.NEW));
    }

    private static String inWords(List<String> lines) {
        if (lines.isEmpty()) {
            return "none";
        }
        boolean one = lines.size() == 1 && lines.getFirst().indexOf('-') < 0;
        return (one ? "line " : "lines ") + String.join(", ", lines);
    }

    /** Neighbours as a range: {@code 2-9, 12}. */
    private List<String> lines(Outcome outcome) {
        List<Integer> lines = rows.stream()
                .filter(row -> row.outcome() == outcome && row.line() != null)
                .map(ImportRow::line)
                .toList();
        List<String> ranges = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (i + 1 == lines.size() || lines.get(i + 1) != lines.get(i) + 1) {
                ranges.add(first == i ? "" + lines.get(i) : lines.get(first) + "-" + lines.get(i));
                first = i + 1;
            }
        }
        return ranges;
    }
}
