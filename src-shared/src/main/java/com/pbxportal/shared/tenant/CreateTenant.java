package com.pbxportal.shared.tenant;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** @param applyNeedsApproval a second person has to agree to every apply of it */
public record CreateTenant(
        @TargetAggregateIdentifier TenantId tenantId, Slug slug, TenantDetails details, boolean applyNeedsApproval) {}
