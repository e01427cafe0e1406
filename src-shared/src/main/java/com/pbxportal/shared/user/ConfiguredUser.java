package com.pbxportal.shared.user;

import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.tenant.Extension;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A user of a tenant, as Asterisk has to know them. Deleted users are not among them. */
public record ConfiguredUser(
        UserId userId,
        Extension extension,
        String name,
        UserStatus status,
        boolean voicemailEnabled,
        @Nullable E164 outboundCallerid) {

    public static final Slice<ConfiguredUser> SLICE = new Slice<>(
            "users", ConfiguredUser.class, ConfiguredUser::userId, Comparator.comparingInt(user -> user.extension()
                    .number()));
}
