package com.pbxportal.command.tenant;

import com.pbxportal.command.Aggregates;
import com.pbxportal.command.Authority;
import com.pbxportal.command.claim.Claims;
import com.pbxportal.command.session.SessionRegister;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.destination.ExternalDestination;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.tenant.ChangeTenant;
import com.pbxportal.shared.tenant.CloseTenant;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.CreateTenant;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantDetails;
import com.pbxportal.shared.tenant.TenantStatus;
import java.time.ZoneId;
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
    private final SessionRegister sessions;
    private final EmptyingSchedule emptying;
    private final TenantNames tenantNames;
    private final ServiceNumbers serviceNumbers;

    TenantCommandHandler(
            Repository<Tenant> repository,
            Tenants tenants,
            Claims claims,
            SessionRegister sessions,
            EmptyingSchedule emptying,
            TenantNames tenantNames,
            ServiceNumbers serviceNumbers) {
        this.repository = repository;
        this.tenants = tenants;
        this.claims = claims;
        this.sessions = sessions;
        this.emptying = emptying;
        this.tenantNames = tenantNames;
        this.serviceNumbers = serviceNumbers;
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
        tenantNames.claim(details.name(), command.tenantId());
        tenants.open(command.tenantId());
        Aggregate<Tenant> tenant = Aggregates.create(repository, () -> Tenant.create(command));
        tenant.execute(t -> t.changeCountry(command.country(), serviceNumbers));
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
        tenantNames.change(before.name(), after.name(), command.tenantId());
        tenant.execute(t -> t.change(after));
        Country country = command.country();
        if (country != null) {
            tenant.execute(t -> t.changeCountry(country, serviceNumbers));
        }
        changeStatus(command, tenant);
        Boolean needsApproval = command.applyNeedsApproval();
        if (needsApproval != null) {
            tenant.execute(t -> t.requireApplyApproval(needsApproval));
        }
        tenants.holdBack(command.tenantId(), tenant.invoke(Tenant::isHeldBack));
        tenants.suspend(command.tenantId(), tenant.invoke(Tenant::isSuspended));
        return tenant.invoke(t -> TenantAnswer.of(command.tenantId(), t));
    }

    /**
     * From here on the tenant is closed for everybody: nothing comes to it, its people are logged out, and an apply takes
     * it away. What it has follows portion by portion. Its name is free again, its slug is never used again.
     */
    @CommandHandler
    void handle(CloseTenant command, MetaData metaData) {
        Authority.ofPlatform(Caller.from(metaData), "close a tenant");
        Aggregate<Tenant> tenant = tenants.load(command.tenantId());
        tenant.execute(Tenant::close);
        tenants.shut(command.tenantId());
        sessions.endAllOf(tenant.invoke(Tenant::users));
        tenantNames.release(tenant.invoke(t -> t.details().name()), command.tenantId());
        emptying.add(command.tenantId());
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
