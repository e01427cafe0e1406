package com.pbxportal.shared.phonenumber;

import static com.pbxportal.shared.kind.Kind.known;

import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.kind.Kind;
import com.pbxportal.shared.kind.Told;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number as its events tell it. What the provider says of it beside is not kept: it may be large, and has no version
 * of its own.
 *
 * @param tenantId null: it is in the pool of the platform
 * @param assignment null: it leads nowhere yet
 */
public record PhoneNumberState(
        E164 number,
        @Nullable String provider,
        boolean enabled,
        @Nullable TenantId tenantId,
        @Nullable Assignment assignment) {

    /** Where it leads, and who led it there. */
    public record Assignment(AssignmentId id, Destination destination, UserId by, Instant at) {}

    public static final Kind<PhoneNumberState, PhoneNumberEvent> KIND = Kind.of(
                    "PhoneNumber", PhoneNumberState.class, PhoneNumberEvent.class, PhoneNumberState::after)
            .ownedBy(PhoneNumberState::tenantId)
            .about(PhoneNumberState::userId)
            .called(number -> number.number().value());

    public static PhoneNumberState after(@Nullable PhoneNumberState number, PhoneNumberEvent event, Told told) {
        return switch (event) {
            case PhoneNumberImported e -> new PhoneNumberState(e.number(), e.provider(), true, null, null);
            case PhoneNumberDetailsChanged e -> known(number).from(e.after().provider());
            case PhoneNumberAllocated e -> known(number).with(e.tenantId(), null);
            case PhoneNumberDeallocated e -> known(number).with(null, null);
            case PhoneNumberAssigned e ->
                known(number)
                        .with(e.tenantId(), new Assignment(e.assignmentId(), e.destination(), told.by(), told.at()));
            case PhoneNumberUnassigned e -> known(number).with(e.tenantId(), null);
            case PhoneNumberEnabled e -> known(number).with(true);
            case PhoneNumberDisabled e -> known(number).with(false);
        };
    }

    public PhoneNumberStatus status() {
        if (tenantId == null) {
            return PhoneNumberStatus.UNASSIGNED;
        }
        return assignment == null ? PhoneNumberStatus.ALLOCATED : PhoneNumberStatus.ASSIGNED;
    }

    /** The user that it leads to, if it leads to one. */
    private @Nullable UserId userId() {
        return assignment == null ? null : assignment.destination().userId().orElse(null);
    }

    private PhoneNumberState from(@Nullable String other) {
        return new PhoneNumberState(number, other, enabled, tenantId, assignment);
    }

    private PhoneNumberState with(@Nullable TenantId owner, @Nullable Assignment other) {
        return new PhoneNumberState(number, provider, enabled, owner, other);
    }

    private PhoneNumberState with(boolean on) {
        return new PhoneNumberState(number, provider, on, tenantId, assignment);
    }
}
