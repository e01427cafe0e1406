package com.pbxportal.command.phonenumber.file;

import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.phonenumber.file.NumberToImport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Numbers from CSV (RFC 4180) as people and spreadsheets write it: with a header line, cells between commas, semicolons
 * or tabs. What is wrong with one row is kept with the row; only what makes the file unreadable is thrown.
 *
 * @param metadataColumns each a field of the metadata
 * @param ignoredColumns what an export says of a number beside what an import can set
 */
record NumberCsv(List<NumberToImport> numbers, List<String> metadataColumns, List<String> ignoredColumns) {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /** Excel's own line, before the header. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?[,;\\t]*(\\r\\n|\\n|\\r|$)");

    static NumberCsv read(byte[] file, @Nullable Charset declared, int max) {
        String text = CsvText.decode(file, declared);
        int start = text.length() - text.stripLeading().length();
        Matcher said = SEPARATOR_LINE.matcher(text).region(start, text.length());
        return said.lookingAt()
                ? read(text, said.end(), List.of(said.group(1).charAt(0)), max)
                : read(text, start, SEPARATORS, max);
    }

    private static NumberCsv read(String text, int start, List<Character> separators, int max) {
        char separator = separatorOf(text.substring(start), separators);
        Lines lines = new Lines(text, start);
        try (CSVParser parser = parser(text.substring(start), separator)) {
            CsvColumns columns = null;
            List<NumberToImport> numbers = new ArrayList<>();
            for (CSVRecord row : parser) {
                int line = lines.at(row);
                if (row.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                if (columns == null) {
                    columns = header(row);
                } else if (numbers.size() == max) {
                    throw new InvalidInput("csv", "More than " + max + " numbers in one request");
                } else {
                    numbers.add(columns.read(row, line));
                }
            }
            if (columns == null || numbers.isEmpty()) {
                throw new InvalidInput("csv", "No numbers after the header line");
            }
            return new NumberCsv(numbers, columns.metadata(), columns.ignored());
        } catch (IOException | UncheckedIOException e) {
            throw notReadable(e, lines);
        }
    }

    /** The one with which the first line names a number, and most columns. */
    private static char separatorOf(String text, List<Character> separators) {
        char best = separators.getFirst();
        int most = 0;
        for (char separator : separators) {
            try (CSVParser parser = parser(text, separator)) {
                CSVRecord first = parser.iterator().next();
                CsvColumns columns = CsvColumns.of(first);
                if (columns != null && columns.count() > most) {
                    most = columns.count();
                    best = separator;
                }
            } catch (IOException | UncheckedIOException | java.util.NoSuchElementException e) {
                // With this one it is not readable; which it is, reading it will tell.
            }
        }
        return best;
    }

    private static CsvColumns header(CSVRecord row) {
        CsvColumns columns = CsvColumns.of(row);
        if (columns != null) {
            columns.refuseTwins();
            return columns;
        }
        boolean data = row.stream().anyMatch(cell -> WrittenNumber.of(cell).number() != null);
        throw new InvalidInput(
                "csv",
                "The first line must name the columns, one of them \"number\""
                        + (data
                                ? "; it is a number already: write a header line above it"
                                : " (or phone_number, did), between commas, semicolons or tabs"));
    }

    private static CSVParser parser(String text, char separator) throws IOException {
        return CSVParser.parse(
                text,
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(separator)
                        .setIgnoreEmptyLines(false)
                        .setIgnoreSurroundingSpaces(true)
                        .setTrim(true)
                        .get());
    }

    /** The parser counts lines after what was cut off, and names its classes. */
    private static InvalidInput notReadable(Exception failure, Lines lines) {
        String reason = String.valueOf(failure.getMessage());
        String why = reason.contains("EOF")
                ? "a quotation mark is opened and never closed"
                : "after a closing quotation mark comes neither a separator nor the end of the line";
        return new InvalidInput("csv", "Not readable as CSV after line " + lines.last() + ": " + why);
    }

    /** Where a row begins in the file: rows may have several lines, and there may be blank ones. */
    private static final class Lines {

        private final String text;
        private final int start;
        private int position;
        private int line = 1;

        private Lines(String text, int start) {
            this.text = text;
            this.start = start;
            moveTo(start);
        }

        int at(CSVRecord row) {
            moveTo(start + Math.toIntExact(row.getCharacterPosition()));
            return line;
        }

        int last() {
            return line;
        }

        private void moveTo(int next) {
            line += CsvText.line(text.subSequence(position, next), next - position) - 1;
            position = next;
        }
    }
}
