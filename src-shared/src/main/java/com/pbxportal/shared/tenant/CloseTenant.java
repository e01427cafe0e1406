package com.pbxportal.shared.tenant;

import com.pbxportal.shared.identity.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record CloseTenant(@TargetAggregateIdentifier TenantId tenantId) {}
