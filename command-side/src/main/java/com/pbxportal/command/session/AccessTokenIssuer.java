package com.pbxportal.command.session;

import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.tenant.TenantId;
import com.pbxportal.shared.user.UserId;
import org.jspecify.annotations.Nullable;

/** Signs the tokens that requests carry. */
public interface AccessTokenIssuer {

    IssuedAccessToken issue(SessionId sessionId, UserId userId, Role role, @Nullable TenantId tenantId);
}
