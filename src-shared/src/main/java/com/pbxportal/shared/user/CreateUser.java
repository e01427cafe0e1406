package com.pbxportal.shared.user;

import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.tenant.Extension;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** One atomic unit: user, extension and first device all come to be, or none of them. @param passwordHash Argon2id, encoded; @param extension null asks for the next free one */
public record CreateUser(
        @TargetAggregateIdentifier UserId userId,
        @Nullable TenantId tenantId,
        EmailAddress email,
        String fullName,
        Secret passwordHash,
        Role role,
        @Nullable E164 outboundCallerid,
        boolean voicemailEnabled,
        @Nullable Extension extension,
        @Nullable FirstDevice device) {}
