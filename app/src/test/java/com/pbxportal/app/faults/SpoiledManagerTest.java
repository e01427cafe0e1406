package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.faults.AmiProxy.Fault;
import com.pbxportal.app.support.Answer;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyPreflighted;
import com.pbxportal.shared.apply.ApplyReloaded;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplySynchronised;
import com.pbxportal.shared.apply.ApplyWritten;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asterisk's manager interface hangs, breaks off or talks nonsense, at whichever question. */
class SpoiledManagerTest extends FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int MANY_PHONES = 30;

    /** What can happen to any answer. */
    private static final Set<Fault> OF_ANY_ANSWER =
            EnumSet.of(Fault.UNANSWERED, Fault.DROPPED, Fault.GARBAGE, Fault.CUT);

    static Stream<Arguments> faults() {
        return Stream.of("Login", "Reload", "ShowDialPlan", "PJSIPShowAuths", "PJSIPShowAors", "Getvar")
                .flatMap(action -> OF_ANY_ANSWER.stream().map(fault -> Arguments.of(action, fault)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void an_action_that_goes_wrong_once_leaves_the_new_configuration_or_the_previous_one(String action, Fault fault) {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

        ground.proxy().spoilOnce(action, fault);
        Answer job = ended();

        assertThat(ground.proxy().wasMet()).isTrue();
        assertThat(job.at("error_text").asString("")).doesNotContain("refused");
        outcome.isAsToldBy(job);
    }

    /** What happens to an Asterisk that runs, on a machine with much to do. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                ApplyRequested.class,
                ApplyPreflighted.class,
                ApplyWritten.class,
                ApplySynchronised.class,
                ApplyReloaded.class
            })
    void connections_that_break_in_whichever_step_are_made_again(Class<? extends ApplyEvent> before) {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

        String id = disturbed(before, () -> ground.proxy().spoil("Login", Fault.CUT, 2));
        Answer job = Outcome.ended(ground, id, PATIENCE);

        assertThat(ground.proxy().wasMet()).isTrue();
        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        outcome.isAsToldBy(job);
    }

    @Test
    void an_asterisk_that_lets_nobody_in_fails_an_apply_before_anything_was_touched() {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

        ground.proxy().spoil("Login", Fault.CUT);
        Answer job = ended();
        ground.proxy().mend();

        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("FAILED");
        assertThat(job.text("failed_step")).isEqualTo("SNAPSHOT");
        assertThat(job.text("error_text")).startsWith("Cannot connect to Asterisk AMI");
        outcome.isAsToldBy(job);
    }

    @Test
    void phones_of_long_names_are_all_found_again() {
        String tenant = ground.admin()
                .post("/api/v1/tenants", Map.of("name", "Long", "slug", "l" + "ong".repeat(10)))
                .expect(201)
                .text("id");
        List<Customer> customers = Stream.generate(() -> Customer.of(tenant, ground.admin()))
                .limit(25)
                .toList();

        Outcome.bring(ground, false);

        Running now = ground.running();
        assertThat(customers).allSatisfy(customer -> assertThat(now.knowsPhone(customer.phone()))
                .isTrue());
    }

    /** Then each phone is asked for alone. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HELD", "HELD_UP"})
    void an_apply_of_a_tenant_with_few_phones_among_many_ends_as_it_says(Fault fault) {
        Stream.generate(() -> Customer.of(tenant, ground.admin()))
                .limit(Math.max(0, MANY_PHONES - phones()))
                .forEach(customer -> {});
        Outcome.bring(ground, false);
        String few = Customer.tenant(ground.admin());
        Outcome outcome = Outcome.ofNewCustomer(ground, few);

        ground.proxy().spoilOnce("PJSIPShowEndpoint", fault);
        Answer job = Outcome.ended(
                ground,
                ground.admin()
                        .post("/api/v1/apply", Map.of("tenant_id", few))
                        .expect(202)
                        .text("id"),
                PATIENCE);

        assertThat(ground.proxy().wasMet()).isTrue();
        outcome.isAsToldBy(job);
    }

    /** A success means that it has ended: whoever knew the password before is not called any more. */
    @ParameterizedTest
    @CsvSource({"DBDel, UNANSWERED", "DBDel, CUT", "PJSIPShowContacts, TORN"})
    void a_registration_that_has_to_end_has_ended_whatever_goes_wrong_once(String action, Fault fault) {
        RegisteredPhone phone = RegisteredPhone.of(ground, tenant);
        assertThat(phone.isRegistered()).isTrue();
        phone.getsAnotherPassword();

        ground.proxy().spoilOnce(action, fault);
        Answer job = ended();

        assertThat(ground.proxy().wasMet()).isTrue();
        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        assertThat(phone.isRegistered()).isFalse();
    }

    private static long phones() {
        return ground.mariaDb()
                .sql("SELECT count(*) FROM portal_device")
                .query(Long.class)
                .single();
    }

    @Test
    void a_reload_that_is_never_answered_and_yet_done_is_a_success() {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

        ground.proxy().spoil("Reload", Fault.UNANSWERED);
        Answer job = ended();
        ground.proxy().mend();

        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        outcome.isAsToldBy(job);
    }

    @Test
    void an_asterisk_that_takes_no_reload_any_more_goes_on_with_the_previous_configuration() {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

        ground.proxy().spoil("Reload", Fault.CUT);
        Answer job = ended();
        ground.proxy().mend();

        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("FAILED");
        outcome.isAsToldBy(job);
    }

    @Test
    void a_reload_that_comes_late_does_not_bring_back_what_was_put_back() {
        Outcome outcome = Outcome.ofNewCustomer(ground, tenant);

        ground.proxy().spoilOnce("Reload", Fault.HELD);
        Answer job = ended();
        ground.proxy().release();

        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("ROLLED_BACK");
        outcome.isAsToldBy(job);
    }

    private static Answer ended() {
        return Outcome.ended(ground, Outcome.request(ground, false).expect(202).text("id"), PATIENCE);
    }
}
