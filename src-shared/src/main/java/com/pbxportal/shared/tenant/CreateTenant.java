package com.pbxportal.shared.tenant;

import com.pbxportal.shared.identity.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** @param applyNeedsApproval a second person has to agree to every apply of it. @param country where its phones stand */
public record CreateTenant(
        @TargetAggregateIdentifier TenantId tenantId,
        Slug slug,
        TenantDetails details,
        boolean applyNeedsApproval,
        Country country) {}
