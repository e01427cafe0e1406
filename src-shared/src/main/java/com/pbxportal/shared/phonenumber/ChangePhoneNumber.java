package com.pbxportal.shared.phonenumber;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Null leaves a part as it is. */
public record ChangePhoneNumber(
        PhoneNumberId phoneNumberId,
        @Nullable Boolean enabled,
        @Nullable String provider,
        boolean clearProvider,
        @Nullable Map<String, Object> metadata) {

    public boolean changesDetails() {
        return provider != null || clearProvider || metadata != null;
    }
}
