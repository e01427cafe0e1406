package com.pbxportal.shared.device;

import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Null leaves a part as it is. */
public record ChangeDevice(
        @TargetAggregateIdentifier DeviceId deviceId,
        @Nullable String label,
        @Nullable Transport transport,
        @Nullable UnaryOperator<NatFlags> natFlags,
        @Nullable List<Codec> codecs,
        @Nullable Boolean enabled) {}
