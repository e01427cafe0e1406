package com.pbxportal.shared.phonenumber;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which carrier has a number. @param metadata what the carrier says of it, as it was given */
public record PhoneNumberDetails(@Nullable String provider, Map<String, Object> metadata) {}
