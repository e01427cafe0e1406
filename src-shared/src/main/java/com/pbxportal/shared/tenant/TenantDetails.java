package com.pbxportal.shared.tenant;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may change about a tenant.
 *
 * @param timezone IANA name
 * @param defaultInboundDestination where numbers lead that are allocated but not assigned, in the grammar of
 *     EXTERNAL destinations; null: the caller hears that the number is not in service
 */
public record TenantDetails(
        String name,
        String timezone,
        ExtensionRange range,
        @Nullable String defaultInboundDestination,
        @Nullable UUID outboundPolicyId) {}
