package com.pbxportal.app.web.security;

import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.SessionId;
import org.jspecify.annotations.Nullable;

/** What a valid token says. */
public record AccessToken(
        SessionId sessionId,
        UserId userId,
        Role role,
        @Nullable TenantId tenantId) {}
