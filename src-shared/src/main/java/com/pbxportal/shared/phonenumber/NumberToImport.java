package com.pbxportal.shared.phonenumber;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param number as it was given: an import reports every number that is wrong, not just the first */
public record NumberToImport(
        @Nullable String number, @Nullable String provider, Map<String, Object> metadata) {}
