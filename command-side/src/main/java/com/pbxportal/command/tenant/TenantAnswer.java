package com.pbxportal.command.tenant;

import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantDetails;
import com.pbxportal.shared.tenant.TenantStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant as a command leaves it. */
record TenantAnswer(
        TenantId id,
        String name,
        Slug slug,
        String context,
        TenantStatus status,
        String timezone,
        int extMin,
        int extMax,
        @Nullable String defaultInboundDestination,
        @Nullable UUID outboundPolicyId,
        boolean applyNeedsApproval,
        @Nullable Country country) {

    static TenantAnswer of(TenantId id, Tenant tenant) {
        TenantDetails details = tenant.details();
        return new TenantAnswer(
                id,
                details.name(),
                tenant.slug(),
                tenant.slug().context(),
                tenant.status(),
                details.timezone(),
                details.range().min(),
                details.range().max(),
                details.defaultInboundDestination(),
                details.outboundPolicyId(),
                tenant.applyNeedsApproval(),
                tenant.country());
    }
}
