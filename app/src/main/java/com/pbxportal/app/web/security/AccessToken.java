package com.pbxportal.app.web.security;

import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.tenant.TenantId;
import com.pbxportal.shared.user.UserId;
import org.jspecify.annotations.Nullable;

/** What a valid token says. */
public record AccessToken(
        SessionId sessionId,
        UserId userId,
        Role role,
        @Nullable TenantId tenantId) {}
