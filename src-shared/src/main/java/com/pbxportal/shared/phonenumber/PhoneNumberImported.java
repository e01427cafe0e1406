package com.pbxportal.shared.phonenumber;

import com.pbxportal.shared.event.StoredAs;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param metadata what the provider says of the number, as it was given */
@StoredAs("PhoneNumberImported")
public record PhoneNumberImported(
        PhoneNumberId phoneNumberId, E164 number, @Nullable String provider, Map<String, Object> metadata)
        implements PhoneNumberEvent {}
