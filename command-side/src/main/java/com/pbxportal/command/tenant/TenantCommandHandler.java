package com.pbxportal.command.tenant;

import com.pbxportal.command.Aggregates;
import com.pbxportal.command.Authority;
import com.pbxportal.command.claim.Claims;
import com.pbxportal.command.phonenumber.PhoneNumbers;
import com.pbxportal.command.user.UserDeletion;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.phonenumber.ExternalDestination;
import com.pbxportal.shared.tenant.ChangeTenant;
import com.pbxportal.shared.tenant.CloseTenant;
import com.pbxportal.shared.tenant.CreateTenant;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantDetails;
import com.pbxportal.shared.tenant.TenantId;
import com.pbxportal.shared.tenant.TenantStatus;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The decisions about a tenant that reach beyond it: its name and slug are unique in the system. */
@Component
class TenantCommandHandler {

    private final Repository<Tenant> repository;
    private final Tenants tenants;
    private final Claims claims;
    private final UserDeletion userDeletion;
    private final PhoneNumbers phoneNumbers;

    TenantCommandHandler(
            Repository<Tenant> repository,
            Tenants tenants,
            Claims claims,
            UserDeletion userDeletion,
            PhoneNumbers phoneNumbers) {
        this.repository = repository;
        this.tenants = tenants;
        this.claims = claims;
        this.userDeletion = userDeletion;
        this.phoneNumbers = phoneNumbers;
    }

    @CommandHandler
    TenantAnswer handle(CreateTenant command, MetaData metaData) {
        Authority.ofPlatform(Caller.from(metaData), "create a tenant");
        TenantDetails details = command.details();
        requireTimezone(details.timezone());
        requireDestination(details.defaultInboundDestination(), command.slug());
        claims.claim(
                ClaimKind.TENANT_SLUG,
                command.slug().value(),
                command.tenantId().value(),
                () -> new TenantSlugTaken(command.slug()));
        claimName(details.name(), command.tenantId());
        tenants.open(command.tenantId());
        Aggregate<Tenant> tenant = Aggregates.create(repository, () -> Tenant.create(command));
        if (command.applyNeedsApproval()) {
            tenant.execute(t -> t.requireApplyApproval(true));
            tenants.holdBack(command.tenantId(), true);
        }
        return tenant.invoke(t -> TenantAnswer.of(command.tenantId(), t));
    }

    @CommandHandler
    TenantAnswer handle(ChangeTenant command, MetaData metaData) {
        Authority.ofPlatform(Caller.from(metaData), "change a tenant");
        Aggregate<Tenant> tenant = tenants.load(command.tenantId());
        tenant.execute(Tenant::refuseIfClosed);
        TenantDetails before = tenant.invoke(Tenant::details);
        TenantDetails after = applied(command, before);
        requireTimezone(after.timezone());
        requireDestination(after.defaultInboundDestination(), tenant.invoke(Tenant::slug));
        if (!nameKey(after.name()).equals(nameKey(before.name()))) {
            claimName(after.name(), command.tenantId());
            releaseName(before.name(), command.tenantId());
        }
        tenant.execute(t -> t.change(after));
        changeStatus(command, tenant);
        Boolean needsApproval = command.applyNeedsApproval();
        if (needsApproval != null) {
            tenant.execute(t -> t.requireApplyApproval(needsApproval));
        }
        tenants.holdBack(command.tenantId(), tenant.invoke(Tenant::isHeldBack));
        tenants.suspend(command.tenantId(), tenant.invoke(Tenant::isSuspended));
        return tenant.invoke(t -> TenantAnswer.of(command.tenantId(), t));
    }

    /** All in one: its numbers go back to the pool and its users end, or nothing changes. The slug is never used again. */
    @CommandHandler
    void handle(CloseTenant command, MetaData metaData) {
        Authority.ofPlatform(Caller.from(metaData), "close a tenant");
        Aggregate<Tenant> tenant = tenants.load(command.tenantId());
        tenant.execute(Tenant::refuseIfClosed);
        tenants.closeRegister(command.tenantId()).forEach(phoneNumbers::returnToPool);
        tenant.invoke(Tenant::users).forEach(user -> userDeletion.delete(user, false));
        tenant.execute(Tenant::close);
        releaseName(tenant.invoke(t -> t.details().name()), command.tenantId());
    }

    private static void changeStatus(ChangeTenant command, Aggregate<Tenant> tenant) {
        if (command.status() == TenantStatus.SUSPENDED) {
            tenant.execute(Tenant::suspend);
        } else if (command.status() == TenantStatus.ACTIVE) {
            tenant.execute(Tenant::resume);
        } else if (command.status() == TenantStatus.CLOSED) {
            throw new InvalidInput("status", "Invalid status: closed (active or suspended; DELETE closes a tenant)");
        }
    }

    private void claimName(String name, TenantId tenant) {
        claims.claim(ClaimKind.TENANT_NAME, nameKey(name), tenant.value(), () -> new TenantNameTaken(name));
    }

    private void releaseName(String name, TenantId tenant) {
        claims.release(ClaimKind.TENANT_NAME, nameKey(name), tenant.value());
    }

    private static String nameKey(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static TenantDetails applied(ChangeTenant command, TenantDetails before) {
        return new TenantDetails(
                orElse(command.name(), before.name()),
                orElse(command.timezone(), before.timezone()),
                new ExtensionRange(
                        orElse(command.extMin(), before.range().min()),
                        orElse(command.extMax(), before.range().max())),
                command.clearDefaultInboundDestination()
                        ? null
                        : Optional.ofNullable(command.defaultInboundDestination())
                                .orElse(before.defaultInboundDestination()),
                before.outboundPolicyId());
    }

    private static <T> T orElse(@Nullable T wanted, T current) {
        return wanted == null ? current : wanted;
    }

    private static void requireTimezone(String timezone) {
        if (!ZoneId.getAvailableZoneIds().contains(timezone)) {
            throw new InvalidInput(
                    "timezone", "Unknown time zone: " + timezone + " (an IANA name such as Europe/Berlin)");
        }
    }

    private static void requireDestination(@Nullable String destination, Slug slug) {
        if (destination != null) {
            ExternalDestination.parse(destination, slug);
        }
    }
}
