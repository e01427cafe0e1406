package com.pbxportal.query.phonenumber;

import com.pbxportal.shared.phonenumber.file.GuardedCell;
import com.pbxportal.shared.phonenumber.file.NumberColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Numbers as CSV (RFC 4180) that an import takes as it is, that a spreadsheet shows and runs nothing of, and that has a
 * line for each. Metadata that no cell would give back as it is stands in the last column, as JSON.
 */
final class NumberFile {

    /** Without it Excel takes UTF-8 for the charset of its country. */
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final int MOST_METADATA_COLUMNS = 50;

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Numbers are written as they were read, to the last digit. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final CSVPrinter printer;
    private final List<String> fields;

    /** @param fields of the metadata that are to have columns, as far as they can; the most important first */
    NumberFile(Appendable out, List<String> fields) throws IOException {
        this.fields = columnsOf(fields);
        out.append(BYTE_ORDER_MARK);
        printer = new CSVPrinter(out, CSVFormat.RFC4180);
        List<@Nullable String> heads = new ArrayList<>(NumberColumn.HEADS);
        heads.addAll(this.fields);
        heads.add(NumberColumn.FURTHER_METADATA_HEAD);
        print(heads);
    }

    void addAll(List<ExportedNumber> numbers) throws IOException {
        for (ExportedNumber number : numbers) {
            add(number);
        }
    }

    private void add(ExportedNumber number) throws IOException {
        Map<String, Object> metadata = JSON.readValue(number.metadata(), OBJECT);
        List<@Nullable String> cells = new ArrayList<>(number.cells());
        for (String field : fields) {
            cells.add(taken(metadata, field));
        }
        cells.add(metadata.isEmpty() ? null : JSON.writeValueAsString(metadata));
        print(cells);
    }

    private static @Nullable String taken(Map<String, Object> metadata, String field) {
        if (metadata.get(field) instanceof String text && GuardedCell.keeps(text)) {
            metadata.remove(field);
            return text;
        }
        return null;
    }

    private void print(List<@Nullable String> cells) throws IOException {
        printer.printRecord(cells.stream()
                .map(cell -> cell == null ? null : GuardedCell.guard(cell))
                .toList());
    }

    /** No two alike but for case. In the order of the alphabet: a file does not change with what is frequent. */
    private static List<String> columnsOf(List<String> fields) {
        Set<String> seen = new HashSet<>();
        return fields.stream()
                .filter(NumberColumn::isHead)
                .filter(field -> seen.add(field.toLowerCase(Locale.ROOT)))
                .limit(MOST_METADATA_COLUMNS)
                .sorted()
                .toList();
    }
}
