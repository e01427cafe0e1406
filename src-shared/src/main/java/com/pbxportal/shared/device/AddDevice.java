package com.pbxportal.shared.device;

import com.pbxportal.shared.identity.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record AddDevice(@TargetAggregateIdentifier DeviceId deviceId, UserId userId, DeviceDetails details) {}
