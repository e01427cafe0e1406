package com.pbxportal.projector.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.projector.Json;
import com.pbxportal.projector.Story;
import com.pbxportal.shared.apply.ApplyGenerated;
import com.pbxportal.shared.apply.ApplyPreflighted;
import com.pbxportal.shared.apply.ApplyReloaded;
import com.pbxportal.shared.apply.ApplyRollbackStarted;
import com.pbxportal.shared.apply.ApplySnapshotTaken;
import com.pbxportal.shared.apply.ApplyStepFailed;
import com.pbxportal.shared.apply.ApplySynchronised;
import com.pbxportal.shared.apply.ApplyValidated;
import com.pbxportal.shared.apply.ApplyWritten;
import com.pbxportal.shared.audit.AuditAction;
import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.event.PortalEvents;
import com.pbxportal.shared.phonenumber.PhoneNumberAllocated;
import com.pbxportal.shared.phonenumber.PhoneNumberAssigned;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import com.pbxportal.shared.refusal.LoginFailed;
import com.pbxportal.shared.refusal.RequestRefused;
import com.pbxportal.shared.session.SessionEnded;
import com.pbxportal.shared.session.SessionStarted;
import com.pbxportal.shared.tenant.TenantChanged;
import com.pbxportal.shared.tenant.TenantClosed;
import com.pbxportal.shared.tenant.TenantSuspended;
import com.pbxportal.shared.user.UserCreated;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditedChangeTest {

    private static final Set<Class<?>> TECHNICAL_STEPS = Set.of(
            ApplySnapshotTaken.class,
            ApplyValidated.class,
            ApplyGenerated.class,
            ApplyPreflighted.class,
            ApplyWritten.class,
            ApplySynchronised.class,
            ApplyReloaded.class,
            ApplyStepFailed.class,
            ApplyRollbackStarted.class);

    private static final Story STORY = new Story();

    static Stream<PortalEvent> everyEvent() {
        return STORY.chapters().stream().map(Story.Chapter::event);
    }

    @Test
    void the_story_tells_of_every_event_there_is() {
        assertThat(everyEvent().map(Object::getClass).distinct()).containsExactlyInAnyOrderElementsOf(PortalEvents.ALL);
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void everything_but_bookkeeping_and_technical_steps_is_audited(PortalEvent event) {
        boolean expected = !(event instanceof Bookkeeping) && !TECHNICAL_STEPS.contains(event.getClass());

        assertThat(AuditedChange.of(event).isPresent()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void no_entry_has_a_field_for_a_secret(PortalEvent event) {
        AuditedChange.of(event).ifPresent(change -> {
            assertThat(text(change.before()) + text(change.after()))
                    .doesNotContainPattern("(?i)\"[^\"]*(password|passwd|secret|hash|token|pin)[^\"]*\"\\s*:");
            assertThat(Stream.of(change.before(), change.after()).anyMatch(state -> state != null))
                    .isTrue();
        });
    }

    @Test
    void a_change_is_told_by_what_was_before_and_what_is_after() {
        AuditedChange change = only(TenantChanged.class);

        assertThat(change.entity()).hasToString("Tenant");
        assertThat(change.action()).isEqualTo(AuditAction.UPDATE);
        assertThat(change.entityId()).isEqualTo(STORY.acme.value());
        assertThat(text(change.before()))
                .contains("\"timezone\":\"UTC\"")
                .contains("\"default_inbound_destination\":null");
        assertThat(text(change.after()))
                .contains("\"timezone\":\"Europe/Berlin\"")
                .contains("Hangup()");
    }

    @Test
    void a_lifecycle_step_is_told_by_its_two_states() {
        assertThat(text(only(TenantSuspended.class).before())).isEqualTo("{\"status\":\"active\"}");
        assertThat(text(only(TenantSuspended.class).after())).isEqualTo("{\"status\":\"suspended\"}");
        assertThat(text(only(PhoneNumberAllocated.class).after()))
                .contains("\"status\":\"ALLOCATED\"")
                .contains("\"tenant_id\":\"" + STORY.acme + "\"");
    }

    @Test
    void a_creation_has_no_before_and_an_end_no_after() {
        assertThat(only(UserCreated.class).before()).isNull();
        assertThat(only(PhoneNumberImported.class).before()).isNull();
        assertThat(only(TenantClosed.class).after()).isNull();
        assertThat(only(TenantClosed.class).action()).isEqualTo(AuditAction.DELETE);
    }

    @Test
    void a_creation_names_its_details_as_a_change_does() {
        assertThat(text(only(UserCreated.class).after()))
                .contains("\"extension\":1000", "\"role\":\"end_user\"")
                .doesNotContain("details");
    }

    @Test
    void an_assignment_is_an_entity_of_its_own() {
        AuditedChange change = only(PhoneNumberAssigned.class);

        assertThat(change.entity()).hasToString("DIDAssignment");
        assertThat(change.entityId()).isEqualTo(STORY.assignment.value());
        assertThat(change.tenantId()).isEqualTo(STORY.acme);
    }

    @Test
    void sessions_are_logins_and_logouts() {
        assertThat(only(SessionStarted.class).action()).isEqualTo(AuditAction.LOGIN);
        assertThat(only(SessionEnded.class).action()).isEqualTo(AuditAction.LOGOUT);
    }

    @Test
    void a_refusal_is_about_what_was_asked_for() {
        AuditedChange refused = only(RequestRefused.class);

        assertThat(refused.action()).isEqualTo(AuditAction.REFUSED);
        assertThat(refused.entity()).hasToString("ApplyPlan");
        assertThat(refused.entityId()).isEqualTo(STORY.missed.value());
        assertThat(text(refused.after())).contains("\"code\":\"apply_plan_not_open\"", "\"status\":409");
    }

    @Test
    void a_failed_login_is_about_the_account_that_was_tried() {
        AuditedChange failed = only(LoginFailed.class);

        assertThat(failed.action()).isEqualTo(AuditAction.LOGIN_FAILED);
        assertThat(failed.entityId()).isEqualTo(STORY.alice.value());
        assertThat(failed.tenantId()).isEqualTo(STORY.acme);
        assertThat(text(failed.after())).isEqualTo("{\"reason\":\"WRONG_PASSWORD\"}");
    }

    private static AuditedChange only(Class<? extends PortalEvent> type) {
        return everyEvent()
                .filter(type::isInstance)
                .findFirst()
                .flatMap(AuditedChange::of)
                .orElseThrow();
    }

    private static String text(Object state) {
        return Optional.ofNullable(state).map(Json::of).orElse("");
    }
}
