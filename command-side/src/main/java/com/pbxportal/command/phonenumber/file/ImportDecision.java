package com.pbxportal.command.phonenumber.file;

import com.pbxportal.command.phonenumber.NumberDetails;
import com.pbxportal.command.phonenumber.NumberMetadata;
import com.pbxportal.command.phonenumber.file.ImportRow.Outcome;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import com.pbxportal.shared.phonenumber.file.NumberToImport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events of an import, and what is to be said of each of its numbers. Pure. */
final class ImportDecision {

    /** No number is as long in any spelling. Of what is longer the beginning is told. */
    private static final int LONGEST_WRITTEN = 100;

    private final Set<String> alreadyThere;
    private final Map<E164, NumberToImport> seen = new HashMap<>();
    private final List<PhoneNumberImported> events = new ArrayList<>();
    private final List<ImportRow> rows = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    private ImportDecision(Set<String> alreadyThere) {
        this.alreadyThere = alreadyThere;
    }

    static ImportDecision on(List<NumberToImport> numbers, Set<String> alreadyThere) {
        ImportDecision decision = new ImportDecision(alreadyThere);
        for (int index = 0; index < numbers.size(); index++) {
            decision.add(numbers.get(index), index);
        }
        return decision;
    }

    List<PhoneNumberImported> events() {
        return events;
    }

    ImportReport report() {
        return ImportReport.of(rows, errors);
    }

    private void add(NumberToImport item, int index) {
        String given = shown(item.number());
        if (item.fault() != null) {
            refuse(item, index, given, Outcome.REFUSED, item.fault(), "");
        } else if (given == null) {
            String where = item.line() == null ? ": dids[" + index + "].number" : "";
            refuse(item, index, null, Outcome.REFUSED, "Missing number" + where, "");
        } else if (!given.equals(item.number())) {
            refuse(item, index, given, Outcome.REFUSED, "Invalid E.164 format: " + given, " (it is no number)");
        } else {
            WrittenNumber written = WrittenNumber.of(given);
            E164 number = written.number();
            if (number == null) {
                String cause = written.fault() == null ? "" : " (" + written.fault() + ")";
                refuse(item, index, given, Outcome.REFUSED, "Invalid E.164 format: " + given, cause);
            } else {
                add(item, index, number);
            }
        }
    }

    private void add(NumberToImport item, int index, E164 number) {
        NumberToImport first = seen.putIfAbsent(number, item);
        if (first != null) {
            String where = first.line() == null ? "" : " (as in line " + first.line() + ")";
            refuse(item, index, number.value(), Outcome.DUPLICATE, "Duplicate number: " + number, where);
        } else if (alreadyThere.contains(number.value())) {
            refuse(item, index, number.value(), Outcome.EXISTS, "Duplicate number: " + number, " (there already)");
        } else {
            String fault = faultOfTheRest(number, item);
            if (fault == null) {
                rows.add(row(item, index, number.value(), Outcome.NEW, null));
                events.add(new PhoneNumberImported(
                        PhoneNumberId.of(number),
                        number,
                        NumberDetails.normalProvider(item.provider()),
                        NumberMetadata.normal(item.metadata())));
            } else {
                refuse(item, index, number.value(), Outcome.REFUSED, fault, "");
            }
        }
    }

    private static @Nullable String faultOfTheRest(E164 number, NumberToImport item) {
        String provider = item.provider() == null ? "" : item.provider();
        String fault = provider.isEmpty() ? null : NumberDetails.providerFault(provider);
        if (fault != null) {
            return "Provider of " + number + " " + fault;
        }
        return NumberMetadata.reasonAgainst(item.metadata())
                .map(reason -> "Metadata of " + number + " " + reason)
                .orElse(null);
    }

    /** The contract of a JSON import has the sentence alone; who sends a file is told the line, and the cause. */
    private void refuse(
            NumberToImport item, int index, @Nullable String number, Outcome outcome, String sentence, String cause) {
        errors.add(item.line() == null ? sentence : "Line " + item.line() + ": " + sentence + cause);
        rows.add(row(item, index, number, outcome, sentence + cause));
    }

    private static ImportRow row(
            NumberToImport item, int index, @Nullable String number, Outcome outcome, @Nullable String reason) {
        String given = shown(item.number());
        return new ImportRow(
                item.line(),
                item.line() == null ? index : null,
                number,
                given == null || given.equals(number) ? null : given,
                outcome,
                reason);
    }

    private static @Nullable String shown(@Nullable String written) {
        return written == null || written.codePointCount(0, written.length()) <= LONGEST_WRITTEN
                ? written
                : written.substring(0, written.offsetByCodePoints(0, LONGEST_WRITTEN)) + "…";
    }
}
