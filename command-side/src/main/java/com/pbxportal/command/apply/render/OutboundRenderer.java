package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.tenant.ConfiguredTenant;
import com.pbxportal.shared.tenant.TenantStatus;
import java.util.List;

/** What a tenant's phones may call outside. Without a policy that allows it: nothing. */
final class OutboundRenderer {

    private OutboundRenderer() {}

    /** Begins unlike a tenant's own context, so that no slug can make the two meet. */
    static String context(TenantConfiguration tenant) {
        return "outbound-" + tenant.slug();
    }

    static DialplanText render(List<TenantConfiguration> tenants) {
        DialplanText text = new DialplanText("Outbound: what phones may call outside their tenant.");
        for (TenantConfiguration tenant : tenants) {
            if (tenant.status() == TenantStatus.ACTIVE) {
                text.of(ConfiguredTenant.SLICE, tenant.tenant())
                        .context(context(tenant))
                        .comment("no policy allows an outside call")
                        .extension(
                                InternalRenderer.ANYTHING_DIALLED,
                                CallLimits.count(tenant.slug().value()),
                                Notice.OUTSIDE_CALLS_BLOCKED.application());
            }
        }
        return text;
    }
}
