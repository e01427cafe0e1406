package com.pbxportal.command.phonenumber;

import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.phonenumber.NumberToImport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/** Numbers from CSV (RFC 4180) with a header line: {@code number}, {@code provider}, and whatever else as metadata. */
final class NumberCsv {

    private static final String NUMBER = "number";
    private static final String PROVIDER = "provider";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
            .get();

    private NumberCsv() {}

    static List<NumberToImport> read(String csv, int max) {
        String text = csv.startsWith(BYTE_ORDER_MARK) ? csv.substring(1) : csv;
        try (CSVParser parser = CSVParser.parse(text.stripLeading(), FORMAT)) {
            int columns = parser.getHeaderNames().size();
            if (Set.copyOf(parser.getHeaderNames()).size() < columns) {
                throw new InvalidInput("csv", "The first line names a column twice");
            }
            if (!parser.getHeaderNames().contains(NUMBER)) {
                throw new InvalidInput("csv", "The first line must name the columns, one of them \"number\"");
            }
            List<NumberToImport> numbers = new ArrayList<>();
            for (CSVRecord line : parser) {
                if (numbers.size() == max) {
                    throw new InvalidInput("csv", "More than " + max + " numbers in one request");
                }
                if (line.size() > columns) {
                    throw new InvalidInput(
                            "csv",
                            "Line " + parser.getCurrentLineNumber() + " has " + line.size()
                                    + " cells, but the first line names " + columns + " columns");
                }
                numbers.add(number(line));
            }
            if (numbers.isEmpty()) {
                throw new InvalidInput("csv", "No numbers after the header line");
            }
            return numbers;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw notReadable(e);
        }
    }

    /** The parser wraps what it says in an exception whose message begins with a class name. */
    private static InvalidInput notReadable(Exception failure) {
        Throwable reason =
                failure instanceof UncheckedIOException && failure.getCause() != null ? failure.getCause() : failure;
        return new InvalidInput("csv", "Not readable as CSV: " + reason.getMessage());
    }

    private static NumberToImport number(CSVRecord line) {
        Map<String, Object> metadata = new LinkedHashMap<>(line.toMap());
        metadata.remove(NUMBER);
        metadata.remove(PROVIDER);
        metadata.values().removeIf(value -> value == null || value.toString().isEmpty());
        return new NumberToImport(cell(line, NUMBER), cell(line, PROVIDER), metadata);
    }

    private static @Nullable String cell(CSVRecord line, String column) {
        String value = line.isSet(column) ? line.get(column) : "";
        return value.isEmpty() ? null : value;
    }
}
