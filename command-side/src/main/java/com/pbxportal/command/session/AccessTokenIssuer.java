package com.pbxportal.command.session;

import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.SessionId;
import org.jspecify.annotations.Nullable;

/** Signs the tokens that requests carry. */
public interface AccessTokenIssuer {

    IssuedAccessToken issue(SessionId sessionId, UserId userId, Role role, @Nullable TenantId tenantId);
}
