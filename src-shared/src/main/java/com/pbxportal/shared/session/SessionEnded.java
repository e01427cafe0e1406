package com.pbxportal.shared.session;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.user.EmailAddress;
import org.jspecify.annotations.Nullable;

@StoredAs("SessionEnded")
public record SessionEnded(
        SessionId sessionId, UserId userId, @Nullable TenantId tenantId, EmailAddress email, SessionEndReason reason)
        implements SessionEvent {}
