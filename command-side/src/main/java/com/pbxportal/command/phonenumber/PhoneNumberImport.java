package com.pbxportal.command.phonenumber;

import com.pbxportal.command.Authority;
import com.pbxportal.command.PrintableText;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.ImportPhoneNumbers;
import com.pbxportal.shared.phonenumber.NumberToImport;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Imports thousands of numbers as one append. Each event is the first of its number's stream, whose identifier is
 * derived from the number: an import that runs at the same moment meets the store's unique key.
 */
@Component
class PhoneNumberImport {

    private static final int MAX_PROVIDER = 255;
    private static final Pattern PRINTABLE = Pattern.compile(PrintableText.REGEX);

    private final EventStore eventStore;
    private final JdbcTemplate jdbc;

    PhoneNumberImport(EventStore eventStore, JdbcTemplate jdbc) {
        this.eventStore = eventStore;
        this.jdbc = jdbc;
    }

    @CommandHandler
    int handle(ImportPhoneNumbers command, MetaData metaData) {
        Authority.ofPlatform(Caller.from(metaData), "import numbers");
        awaitTurn();
        List<PhoneNumberImported> events = decide(command.numbers(), alreadyThere(command.numbers()));
        eventStore.publish(
                events.stream().map(PhoneNumberImport::asFirstOfItsStream).toList());
        return events.size();
    }

    /**
     * Imports take turns, on all nodes: of two with the same numbers, the second finds each duplicate before it writes
     * and names them all, where a race lost at the commit would name none.
     */
    private void awaitTurn() {
        jdbc.query("SELECT pg_advisory_xact_lock(hashtext('import of numbers'))", row -> {});
    }

    /** Pure: the events of an import, or all reasons why there can be none. */
    static List<PhoneNumberImported> decide(List<NumberToImport> numbers, Set<String> alreadyThere) {
        List<String> reasons = new ArrayList<>();
        List<PhoneNumberImported> events = new ArrayList<>(numbers.size());
        Set<String> seen = HashSet.newHashSet(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            NumberToImport item = numbers.get(i);
            String number = item.number();
            if (number == null) {
                reasons.add("Missing number: dids[" + i + "].number");
                continue;
            }
            String reason = reasonAgainst(number, item, seen, alreadyThere);
            if (reason == null) {
                events.add(imported(new E164(number), item));
            } else {
                reasons.add(reason);
            }
        }
        if (!reasons.isEmpty()) {
            throw new NumbersNotImportable(reasons);
        }
        return events;
    }

    private static @Nullable String reasonAgainst(
            String number, NumberToImport item, Set<String> seen, Set<String> alreadyThere) {
        String provider = item.provider() == null ? "" : item.provider();
        if (!E164.isValid(number)) {
            return "Invalid E.164 format: " + number;
        }
        if (!seen.add(number) || alreadyThere.contains(number)) {
            return "Duplicate number: " + number;
        }
        if (provider.length() > MAX_PROVIDER) {
            return "Provider of " + number + " is longer than " + MAX_PROVIDER + " characters";
        }
        if (!provider.isEmpty() && !PRINTABLE.matcher(provider).matches()) {
            return "Provider of " + number + " is not one line of printable characters";
        }
        return NumberMetadata.reasonAgainst(item.metadata())
                .map(reason -> "Metadata of " + number + " " + reason)
                .orElse(null);
    }

    private static PhoneNumberImported imported(E164 number, NumberToImport item) {
        return new PhoneNumberImported(PhoneNumberId.of(number), number, item.provider(), item.metadata());
    }

    private Set<String> alreadyThere(List<NumberToImport> numbers) {
        Map<String, String> numberById = HashMap.newHashMap(numbers.size());
        for (NumberToImport item : numbers) {
            if (item.number() != null && E164.isValid(item.number())) {
                numberById.put(PhoneNumberId.of(new E164(item.number())).toString(), item.number());
            }
        }
        Set<String> there = new HashSet<>();
        jdbc.query(
                """
                SELECT aggregate_identifier FROM eventstore.domain_event_entry
                WHERE aggregate_identifier = ANY (?) AND sequence_number = 0""",
                row -> {
                    there.add(numberById.get(row.getString(1)));
                },
                (Object) numberById.keySet().toArray(String[]::new));
        return there;
    }

    private static EventMessage<?> asFirstOfItsStream(PhoneNumberImported event) {
        return new GenericDomainEventMessage<>(
                PhoneNumber.class.getSimpleName(), event.phoneNumberId().toString(), 0, event);
    }
}
