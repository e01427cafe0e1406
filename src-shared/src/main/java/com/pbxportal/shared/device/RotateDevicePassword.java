package com.pbxportal.shared.device;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record RotateDevicePassword(
        @TargetAggregateIdentifier DeviceId deviceId) {}
