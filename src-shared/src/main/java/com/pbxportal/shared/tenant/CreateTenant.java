package com.pbxportal.shared.tenant;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record CreateTenant(@TargetAggregateIdentifier TenantId tenantId, Slug slug, TenantDetails details) {}
