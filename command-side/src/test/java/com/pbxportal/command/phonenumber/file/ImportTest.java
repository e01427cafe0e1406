package com.pbxportal.command.phonenumber.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.Outcome;
import com.pbxportal.command.PortalFixture;
import com.pbxportal.command.PortalTest;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import com.pbxportal.shared.phonenumber.file.ImportPhoneNumbers;
import com.pbxportal.shared.phonenumber.file.NumberToImport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportTest extends PortalTest {

    private static NumberToImport number(String number) {
        return new NumberToImport(number, "Twilio", Map.of("sid", "PN456"));
    }

    @Test
    void an_import_is_one_event_a_number_in_the_order_of_the_request() {
        Outcome outcome = portal.when(new ImportPhoneNumbers(List.of(number("+4930200"), number("+4930100"))));

        assertThat(outcome.answer(ImportReport.class).imported()).isEqualTo(2);
        outcome.thenEvents(
                new PhoneNumberImported(
                        PhoneNumberId.of(new E164("+4930200")), new E164("+4930200"), "Twilio", Map.of("sid", "PN456")),
                new PhoneNumberImported(
                        PhoneNumberId.of(new E164("+4930100")),
                        new E164("+4930100"),
                        "Twilio",
                        Map.of("sid", "PN456")));
        assertThat(outcome.stored()).allSatisfy(stored -> assertThat(Caller.from(stored.metaData()))
                .isEqualTo(PortalFixture.PLATFORM_ADMIN));
    }

    @Test
    void one_number_that_is_there_already_stops_the_whole_import() {
        portal.givenNumber("+4930100");

        Outcome outcome = portal.when(new ImportPhoneNumbers(List.of(number("+4930200"), number("+4930100"))));

        outcome.thenRejected(NumbersNotImportable.class, "Nothing was imported: 1 of the numbers cannot be");
        assertThat(((NumbersNotImportable) outcome.failure()).extensions())
                .containsEntry("imported", 0)
                .containsEntry("failed", 1)
                .containsEntry("errors", List.of("Duplicate number: +4930100"));
        portal.when(new ImportPhoneNumbers(List.of(number("+4930200")))).thenEventsOf(PhoneNumberImported.class);
    }

    @Test
    void a_number_that_went_back_to_the_pool_cannot_be_imported_again() {
        TenantId acme = portal.givenTenant("acme");
        PhoneNumberId id = portal.givenNumber("+4930100", acme);
        portal.given(new com.pbxportal.shared.phonenumber.DeallocatePhoneNumber(id));

        portal.when(new ImportPhoneNumbers(List.of(number("+4930100"))))
                .thenRejected(NumbersNotImportable.class, "Nothing was imported: 1 of the numbers cannot be");
    }

    @Test
    void only_a_platform_admin_imports() {
        TenantId acme = portal.givenTenant("acme");
        for (Caller caller : List.of(
                PortalFixture.adminOf(acme),
                PortalFixture.caller(Role.SUPPORT, null),
                PortalFixture.caller(Role.END_USER, acme))) {
            portal.when(new ImportPhoneNumbers(List.of(number("+4930100"))), caller)
                    .thenRejected(
                            RoleNotSufficient.class,
                            "The role " + caller.role().wireName() + " may not import numbers");
        }
    }

    /** In opposite orders: the database sees a deadlock, or a key that is taken. Either is a race that one of them lost. */
    @Test
    void of_two_imports_of_the_same_numbers_at_the_same_moment_exactly_one_wins() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 5; round++) {
                String prefix = "+49301" + round;
                List<NumberToImport> ascending = IntStream.range(100_000, 100_300)
                        .mapToObj(i -> number(prefix + i))
                        .toList();
                List<NumberToImport> descending = new ArrayList<>(ascending).reversed();
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Outcome>> both = List.of(
                        pool.submit(() -> importAfter(start, ascending)),
                        pool.submit(() -> importAfter(start, descending)));
                Outcome first = both.get(0).get(30, TimeUnit.SECONDS);
                Outcome second = both.get(1).get(30, TimeUnit.SECONDS);

                assertThat(first.wasRejected() ^ second.wasRejected()).isTrue();
                Outcome loser = first.wasRejected() ? first : second;
                assertThat(loser.failure()).hasMessage("Nothing was imported: 300 of the numbers cannot be");
            }
        }
    }

    @Test
    void a_dry_run_says_of_each_number_what_the_import_would_and_stores_nothing() {
        portal.givenNumber("+4930100");
        List<NumberToImport> mixed = List.of(number("+4930200"), number("+49 30 100"), number("030100"));
        List<NumberToImport> good = List.of(number("+4930300"), number("+49-30-400"));

        ImportReport refused = dryRun(mixed);
        ImportReport accepted = dryRun(good);

        assertThat(((NumbersNotImportable)
                                portal.when(new ImportPhoneNumbers(mixed)).failure())
                        .extensions())
                .isEqualTo(Map.of("imported", 0, "failed", 2, "errors", refused.errors(), "rows", refused.rows()));
        assertThat(portal.when(new ImportPhoneNumbers(good))
                        .answer(ImportReport.class)
                        .asDryRun())
                .isEqualTo(accepted);
        assertThat(accepted.imported()).isEqualTo(2);
    }

    private ImportReport dryRun(List<NumberToImport> numbers) {
        return portal.when(new ImportPhoneNumbers(numbers, true)).thenNoEvent().answer(ImportReport.class);
    }

    private Outcome importAfter(CyclicBarrier start, List<NumberToImport> numbers) throws Exception {
        start.await();
        return portal.when(new ImportPhoneNumbers(numbers));
    }
}
