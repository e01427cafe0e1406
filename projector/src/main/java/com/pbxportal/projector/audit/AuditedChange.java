package com.pbxportal.projector.audit;

import static com.pbxportal.shared.audit.AuditAction.CREATE;
import static com.pbxportal.shared.audit.AuditAction.DELETE;
import static com.pbxportal.shared.audit.AuditAction.LOGIN;
import static com.pbxportal.shared.audit.AuditAction.LOGOUT;
import static com.pbxportal.shared.audit.AuditAction.UPDATE;
import static com.pbxportal.shared.audit.AuditedEntity.DEVICE;
import static com.pbxportal.shared.audit.AuditedEntity.DID_ASSIGNMENT;
import static com.pbxportal.shared.audit.AuditedEntity.PHONE_NUMBER;
import static com.pbxportal.shared.audit.AuditedEntity.SESSION;
import static com.pbxportal.shared.audit.AuditedEntity.TENANT;
import static com.pbxportal.shared.audit.AuditedEntity.USER;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.plan.ApplyPlanEvent;
import com.pbxportal.shared.audit.AuditAction;
import com.pbxportal.shared.audit.AuditedEntity;
import com.pbxportal.shared.device.DeviceAdded;
import com.pbxportal.shared.device.DeviceChanged;
import com.pbxportal.shared.device.DeviceDeleted;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceEvent;
import com.pbxportal.shared.device.DevicePasswordRotated;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.PhoneNumberAllocated;
import com.pbxportal.shared.phonenumber.PhoneNumberAssigned;
import com.pbxportal.shared.phonenumber.PhoneNumberDeallocated;
import com.pbxportal.shared.phonenumber.PhoneNumberDetailsChanged;
import com.pbxportal.shared.phonenumber.PhoneNumberDisabled;
import com.pbxportal.shared.phonenumber.PhoneNumberEnabled;
import com.pbxportal.shared.phonenumber.PhoneNumberEvent;
import com.pbxportal.shared.phonenumber.PhoneNumberImported;
import com.pbxportal.shared.phonenumber.PhoneNumberStatus;
import com.pbxportal.shared.phonenumber.PhoneNumberUnassigned;
import com.pbxportal.shared.refusal.RefusalEvent;
import com.pbxportal.shared.session.SessionEnded;
import com.pbxportal.shared.session.SessionEvent;
import com.pbxportal.shared.session.SessionStarted;
import com.pbxportal.shared.tenant.ApplyApprovalRequired;
import com.pbxportal.shared.tenant.ApplyApprovalWaived;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantChanged;
import com.pbxportal.shared.tenant.TenantClosed;
import com.pbxportal.shared.tenant.TenantCountryChanged;
import com.pbxportal.shared.tenant.TenantCreated;
import com.pbxportal.shared.tenant.TenantDetails;
import com.pbxportal.shared.tenant.TenantEvent;
import com.pbxportal.shared.tenant.TenantResumed;
import com.pbxportal.shared.tenant.TenantStatus;
import com.pbxportal.shared.tenant.TenantSuspended;
import com.pbxportal.shared.user.UserChanged;
import com.pbxportal.shared.user.UserCreated;
import com.pbxportal.shared.user.UserDeleted;
import com.pbxportal.shared.user.UserDetails;
import com.pbxportal.shared.user.UserEvent;
import com.pbxportal.shared.user.UserPasswordChanged;
import com.pbxportal.shared.user.UserReactivated;
import com.pbxportal.shared.user.UserStatus;
import com.pbxportal.shared.user.UserSuspended;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an event means to an auditor: a pure function of the event. A new event of a family does not compile
 * until it is said here whether, and how, it is audited.
 *
 * @param entityId null where nobody knows what there is
 * @param before null where there was nothing before
 * @param after null where there is nothing left
 */
record AuditedChange(
        AuditedEntity entity,
        @Nullable UUID entityId,
        AuditAction action,
        @Nullable TenantId tenantId,
        @Nullable Object before,
        @Nullable Object after) {

    /** Empty for bookkeeping and for the technical steps of an apply. */
    static Optional<AuditedChange> of(PortalEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case Bookkeeping e -> null;
                    case TenantEvent e -> tenant(e);
                    case UserEvent e -> user(e);
                    case DeviceEvent e -> device(e);
                    case PhoneNumberEvent e -> phoneNumber(e);
                    case SessionEvent e -> session(e);
                    case ApplyEvent e -> AuditedApply.job(e);
                    case ApplyPlanEvent e -> AuditedApply.plan(e);
                    case RefusalEvent e -> AuditedRefusal.of(e);
                    default -> throw new IllegalStateException("Of no audited family: " + event.getClass());
                });
    }

    private static @Nullable AuditedChange tenant(TenantEvent event) {
        return switch (event) {
            case TenantCreated e -> tenant(e.tenantId(), CREATE, null, new NewTenant(e.slug(), e.details()));
            case TenantChanged e -> tenant(e.tenantId(), UPDATE, e.before(), e.after());
            case TenantSuspended e ->
                tenant(e.tenantId(), UPDATE, status(TenantStatus.ACTIVE), status(TenantStatus.SUSPENDED));
            case TenantResumed e ->
                tenant(e.tenantId(), UPDATE, status(TenantStatus.SUSPENDED), status(TenantStatus.ACTIVE));
            case TenantCountryChanged e -> tenant(e.tenantId(), UPDATE, country(e.before()), country(e.after()));
            case ApplyApprovalRequired e -> tenant(e.tenantId(), UPDATE, approval(false), approval(true));
            case ApplyApprovalWaived e -> tenant(e.tenantId(), UPDATE, approval(true), approval(false));
            case TenantClosed e -> tenant(e.tenantId(), DELETE, e, null);
            case Bookkeeping e -> null;
        };
    }

    private static AuditedChange tenant(
            TenantId id, AuditAction action, @Nullable Object before, @Nullable Object after) {
        return new AuditedChange(TENANT, id.value(), action, id, before, after);
    }

    private static @Nullable AuditedChange user(UserEvent event) {
        return switch (event) {
            case UserCreated e ->
                new AuditedChange(
                        USER, e.userId().value(), CREATE, e.tenantId(), null, new NewUser(e.extension(), e.details()));
            case UserChanged e ->
                new AuditedChange(USER, e.userId().value(), UPDATE, e.tenantId(), e.before(), e.after());
            case UserPasswordChanged e ->
                new AuditedChange(
                        USER, e.userId().value(), UPDATE, e.tenantId(), null, Map.of("credentials", "changed"));
            case UserSuspended e ->
                new AuditedChange(
                        USER,
                        e.userId().value(),
                        UPDATE,
                        e.tenantId(),
                        status(UserStatus.ACTIVE),
                        status(UserStatus.SUSPENDED));
            case UserReactivated e ->
                new AuditedChange(
                        USER,
                        e.userId().value(),
                        UPDATE,
                        e.tenantId(),
                        status(UserStatus.SUSPENDED),
                        status(UserStatus.ACTIVE));
            case UserDeleted e -> new AuditedChange(USER, e.userId().value(), DELETE, e.tenantId(), e, null);
            case Bookkeeping e -> null;
        };
    }

    private static AuditedChange device(DeviceEvent event) {
        return switch (event) {
            case DeviceAdded e ->
                new AuditedChange(
                        DEVICE,
                        e.deviceId().value(),
                        CREATE,
                        e.tenantId(),
                        null,
                        new NewDevice(e.userId(), e.sipUsername(), e.details()));
            case DeviceChanged e ->
                new AuditedChange(DEVICE, e.deviceId().value(), UPDATE, e.tenantId(), e.before(), e.after());
            case DevicePasswordRotated e ->
                new AuditedChange(
                        DEVICE,
                        e.deviceId().value(),
                        UPDATE,
                        e.tenantId(),
                        Map.of("credentials_generation", e.generation() - 1),
                        Map.of("credentials_generation", e.generation()));
            case DeviceDeleted e -> new AuditedChange(DEVICE, e.deviceId().value(), DELETE, e.tenantId(), e, null);
        };
    }

    private static AuditedChange phoneNumber(PhoneNumberEvent event) {
        return switch (event) {
            case PhoneNumberImported e ->
                new AuditedChange(PHONE_NUMBER, e.phoneNumberId().value(), CREATE, null, null, e);
            case PhoneNumberDetailsChanged e ->
                new AuditedChange(PHONE_NUMBER, e.phoneNumberId().value(), UPDATE, e.tenantId(), e.before(), e.after());
            case PhoneNumberAllocated e ->
                new AuditedChange(
                        PHONE_NUMBER,
                        e.phoneNumberId().value(),
                        UPDATE,
                        e.tenantId(),
                        new Ownership(e.number().value(), PhoneNumberStatus.UNASSIGNED, null),
                        new Ownership(e.number().value(), PhoneNumberStatus.ALLOCATED, e.tenantId()));
            case PhoneNumberDeallocated e ->
                new AuditedChange(
                        PHONE_NUMBER,
                        e.phoneNumberId().value(),
                        UPDATE,
                        e.tenantId(),
                        new Ownership(e.number().value(), PhoneNumberStatus.ALLOCATED, e.tenantId()),
                        new Ownership(e.number().value(), PhoneNumberStatus.UNASSIGNED, null));
            case PhoneNumberAssigned e ->
                new AuditedChange(DID_ASSIGNMENT, e.assignmentId().value(), CREATE, e.tenantId(), null, e);
            case PhoneNumberUnassigned e ->
                new AuditedChange(DID_ASSIGNMENT, e.assignmentId().value(), DELETE, e.tenantId(), e, null);
            case PhoneNumberEnabled e ->
                new AuditedChange(
                        PHONE_NUMBER,
                        e.phoneNumberId().value(),
                        UPDATE,
                        e.tenantId(),
                        Map.of("enabled", false),
                        Map.of("enabled", true));
            case PhoneNumberDisabled e ->
                new AuditedChange(
                        PHONE_NUMBER,
                        e.phoneNumberId().value(),
                        UPDATE,
                        e.tenantId(),
                        Map.of("enabled", true),
                        Map.of("enabled", false));
        };
    }

    private static AuditedChange session(SessionEvent event) {
        return switch (event) {
            case SessionStarted e -> new AuditedChange(SESSION, e.sessionId().value(), LOGIN, e.tenantId(), null, e);
            case SessionEnded e -> new AuditedChange(SESSION, e.sessionId().value(), LOGOUT, e.tenantId(), null, e);
        };
    }

    private static Map<String, Object> approval(boolean needed) {
        return Map.of("apply_needs_approval", needed);
    }

    private static @Nullable Map<String, Object> country(@Nullable Country country) {
        return country == null ? null : Map.of("country", country);
    }

    static Map<String, Object> status(Enum<?> status) {
        return Map.of("status", status);
    }

    private record Ownership(
            String number,
            PhoneNumberStatus status,
            @Nullable TenantId tenantId) {}

    private record NewTenant(Slug slug, @JsonUnwrapped TenantDetails details) {}

    private record NewUser(
            @Nullable Extension extension, @JsonUnwrapped UserDetails details) {}

    private record NewDevice(
            UserId userId,
            SipUsername sipUsername,
            @JsonUnwrapped DeviceDetails details) {}
}
