package com.pbxportal.shared.session;

import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.user.EmailAddress;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Sent after the password was verified. */
public record StartSession(
        @TargetAggregateIdentifier SessionId sessionId,
        UserId userId,
        @Nullable TenantId tenantId,
        EmailAddress email) {}
