package com.pbxportal.app.events;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.Together;
import com.pbxportal.app.support.User;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Numbers become visible out of order: a transaction that draws its numbers first may commit last. Whoever
 * follows the events must see each of them, once, all the same.
 */
class NoEventIsSkippedTest {

    private static final int WRITERS = 4;
    private static final int ROUNDS = 10;
    private static final int LARGEST_IMPORT = 10_000;

    private static Tenancy acme;
    private static User ann;
    private static List<Did> numbers;

    @BeforeAll
    static void tenant() {
        acme = Tenancy.create();
        ann = acme.user();
        numbers = acme.numbers(WRITERS);
    }

    @Test
    void ten_thousand_events_that_drew_their_numbers_first_and_commit_last_are_seen_by_everybody() throws Exception {
        List<String> imported = Numbers.fresh(LARGEST_IMPORT);
        long before = ReadModels.lastPosition();
        try (Witness witness = Witness.fromNow()) {
            inTransaction(() -> {
                publish(imported);
                Together.times(WRITERS, NoEventIsSkippedTest::writeAndReadBack);
                assertThat(ReadModels.storedSince(before)).isGreaterThanOrEqualTo(2L * WRITERS * ROUNDS);
            });
            Together.times(WRITERS, NoEventIsSkippedTest::writeAndReadBack);

            assertThat(Numbers.listed(imported)).isEqualTo(LARGEST_IMPORT);
            assertEverythingWasSeenOnce(witness, before);
        }
    }

    @Test
    void numbers_that_were_drawn_and_given_up_hold_up_nobody() throws Exception {
        List<String> givenUp = Numbers.fresh(LARGEST_IMPORT);
        long before = ReadModels.lastPosition();
        try (Witness witness = Witness.fromNow()) {
            new TransactionTemplate(Portal.node().bean(PlatformTransactionManager.class))
                    .executeWithoutResult(transaction -> {
                        publish(givenUp);
                        transaction.setRollbackOnly();
                    });
            Together.times(WRITERS, NoEventIsSkippedTest::writeAndReadBack);

            assertThat(Numbers.listed(givenUp)).isZero();
            assertEverythingWasSeenOnce(witness, before);
        }
    }

    @Test
    void imports_of_all_sizes_among_small_changes_are_seen_by_everybody() throws Exception {
        long before = ReadModels.lastPosition();
        try (Witness witness = Witness.fromNow()) {
            List<Boolean> done = Together.times(WRITERS + 3, writer -> {
                if (writer < WRITERS) {
                    return writeAndReadBack(writer);
                }
                for (int size : new int[] {1, 100, 1_500, 10, 700}) {
                    platformAdmin()
                            .post("/api/v1/dids/import", Numbers.toImport(Numbers.fresh(size)))
                            .expect(201);
                }
                return true;
            });

            assertThat(done).containsOnly(true);
            assertEverythingWasSeenOnce(witness, before);
        }
    }

    private static void assertEverythingWasSeenOnce(Witness witness, long before) {
        ReadModels.awaitAll();
        List<String> stored = Portal.postgres()
                .sql(
                        "SELECT event_identifier FROM eventstore.log JOIN eventstore.domain_event_entry USING (global_index)"
                                + " WHERE position > ?")
                .param(before)
                .query(String.class)
                .list();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> witness.seen().size() >= stored.size());
        assertThat(witness.seen()).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(ReadModels.notAudited()).isEmpty();
        assertThat(ReadModels.numbersBehind()).isEmpty();
    }

    /** Small commits, each of which somebody reads at once. */
    private static boolean writeAndReadBack(int writer) {
        Did number = numbers.get(writer);
        for (int round = 0; round < ROUNDS; round++) {
            Answer assigned = acme.assign(number, ann).expect(201);
            assertThat(number.now().text("/assignment/id")).isEqualTo(assigned.text("id"));
            platformAdmin().delete(number.path() + "/assign").expect(204);
            assertThat(number.status()).isEqualTo("ALLOCATED");
        }
        return true;
    }

    private static void inTransaction(Runnable action) {
        new TransactionTemplate(Portal.node().bean(PlatformTransactionManager.class))
                .executeWithoutResult(transaction -> action.run());
    }

    /** As an import does it; visible when the transaction around it commits. */
    private static void publish(List<String> numbers) {
        Map<String, ?> metaData = Caller.system("a late import").toMetaData();
        List<EventMessage<?>> events = numbers.stream()
                .<EventMessage<?>>map(number -> {
                    E164 e164 = new E164(number);
                    PhoneNumberId id = PhoneNumberId.of(e164);
                    return new GenericDomainEventMessage<>(
                            "PhoneNumber",
                            id.toString(),
                            0,
                            new PhoneNumberImported(id, e164, "Late", Map.of()),
                            metaData);
                })
                .toList();
        Portal.node().bean(EventStore.class).publish(events);
    }
}
