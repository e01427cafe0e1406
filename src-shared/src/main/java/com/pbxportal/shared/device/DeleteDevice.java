package com.pbxportal.shared.device;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record DeleteDevice(@TargetAggregateIdentifier DeviceId deviceId) {}
