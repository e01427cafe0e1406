package com.pbxportal.shared.phonenumber;

import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.destination.Destination;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A number that a tenant has. @param destination null: allocated, but not assigned */
public record ConfiguredNumber(
        E164 number, boolean enabled, @Nullable Destination destination) {

    public static final Slice<ConfiguredNumber> SLICE = new Slice<>(
            "numbers", ConfiguredNumber.class, ConfiguredNumber::number, Comparator.comparing(number -> number.number()
                    .value()));
}
