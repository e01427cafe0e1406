package com.pbxportal.shared.tenant;

import static com.pbxportal.shared.kind.Kind.known;

import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.kind.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as its events tell it; one that was closed stays.
 *
 * @param country null where it was never said: the default of the installation
 */
public record TenantState(
        TenantId tenantId,
        Slug slug,
        TenantDetails details,
        TenantStatus status,
        boolean applyNeedsApproval,
        @Nullable Country country) {

    public static final Kind<TenantState, TenantEvent> KIND = Kind.of(
                    "Tenant", TenantState.class, TenantEvent.class, TenantState::after)
            .ownedBy(TenantState::tenantId)
            .called(tenant -> tenant.details().name());

    public static TenantState after(@Nullable TenantState tenant, TenantEvent event) {
        return switch (event) {
            case TenantCreated e ->
                new TenantState(e.tenantId(), e.slug(), e.details(), TenantStatus.ACTIVE, false, null);
            case TenantChanged e -> known(tenant).with(e.after());
            case TenantSuspended e -> known(tenant).with(TenantStatus.SUSPENDED);
            case TenantResumed e -> known(tenant).with(TenantStatus.ACTIVE);
            case TenantClosed e -> known(tenant).with(TenantStatus.CLOSED);
            case TenantCountryChanged e -> known(tenant).with(e.after());
            case ApplyApprovalRequired e -> known(tenant).withApproval(true);
            case ApplyApprovalWaived e -> known(tenant).withApproval(false);
            case Bookkeeping e -> known(tenant);
        };
    }

    private TenantState with(TenantDetails others) {
        return new TenantState(tenantId, slug, others, status, applyNeedsApproval, country);
    }

    private TenantState with(TenantStatus other) {
        return new TenantState(tenantId, slug, details, other, applyNeedsApproval, country);
    }

    private TenantState with(Country other) {
        return new TenantState(tenantId, slug, details, status, applyNeedsApproval, other);
    }

    private TenantState withApproval(boolean needed) {
        return new TenantState(tenantId, slug, details, status, needed, country);
    }
}
