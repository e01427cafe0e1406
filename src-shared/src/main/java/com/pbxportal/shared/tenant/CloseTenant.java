package com.pbxportal.shared.tenant;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record CloseTenant(@TargetAggregateIdentifier TenantId tenantId) {}
