package com.pbxportal.command.phonenumber.file;

import com.pbxportal.command.Authority;
import com.pbxportal.command.phonenumber.PhoneNumber;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import com.pbxportal.shared.phonenumber.file.ImportPhoneNumbers;
import com.pbxportal.shared.phonenumber.file.NumberToImport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Imports thousands of numbers as one append. Each event is the first of its number's stream, whose identifier is
 * derived from the number: an import that runs at the same moment meets the store's unique key.
 */
@Component
class PhoneNumberImport {

    private final EventStore eventStore;
    private final JdbcTemplate jdbc;

    PhoneNumberImport(EventStore eventStore, JdbcTemplate jdbc) {
        this.eventStore = eventStore;
        this.jdbc = jdbc;
    }

    @CommandHandler
    ImportReport handle(ImportPhoneNumbers command, MetaData metaData) {
        Authority.ofPlatform(Caller.from(metaData), "import numbers");
        if (!command.dryRun()) {
            awaitTurn();
        }
        ImportDecision decision = ImportDecision.on(command.numbers(), alreadyThere(command.numbers()));
        if (command.dryRun()) {
            return decision.report().asDryRun();
        }
        if (decision.report().failed() > 0) {
            throw new NumbersNotImportable(decision.report());
        }
        eventStore.publish(decision.events().stream()
                .map(PhoneNumberImport::asFirstOfItsStream)
                .toList());
        return decision.report();
    }

    /**
     * Imports take turns, on all nodes: of two with the same numbers, the second finds each duplicate before it writes
     * and names them all, where a race lost at the commit would name none.
     */
    private void awaitTurn() {
        jdbc.query("SELECT pg_advisory_xact_lock(hashtext('import of numbers'))", row -> {});
    }

    private Set<String> alreadyThere(List<NumberToImport> numbers) {
        Map<String, String> numberById = HashMap.newHashMap(numbers.size());
        for (NumberToImport item : numbers) {
            E164 number = item.number() == null
                    ? null
                    : WrittenNumber.of(item.number()).number();
            if (number != null) {
                numberById.put(PhoneNumberId.of(number).toString(), number.value());
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
