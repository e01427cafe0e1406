package com.pbxportal.shared.user;

import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.E164;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Null leaves a part as it is. */
public record ChangeUser(
        @TargetAggregateIdentifier UserId userId,
        @Nullable EmailAddress email,
        @Nullable String fullName,
        @Nullable Secret passwordHash,
        @Nullable Role role,
        @Nullable E164 outboundCallerid,
        boolean clearOutboundCallerid,
        @Nullable Boolean voicemailEnabled,
        @Nullable UserStatus status) {

    /** The same and another password. */
    public ChangeUser with(Secret newPasswordHash) {
        return new ChangeUser(
                userId,
                email,
                fullName,
                newPasswordHash,
                role,
                outboundCallerid,
                clearOutboundCallerid,
                voicemailEnabled,
                status);
    }
}
