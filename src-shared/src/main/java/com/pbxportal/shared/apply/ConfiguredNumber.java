package com.pbxportal.shared.apply;

import com.pbxportal.shared.phonenumber.Destination;
import com.pbxportal.shared.phonenumber.E164;
import org.jspecify.annotations.Nullable;

/** A number that a tenant has. @param destination null: allocated, but not assigned */
public record ConfiguredNumber(
        E164 number, boolean enabled, @Nullable Destination destination) {}
