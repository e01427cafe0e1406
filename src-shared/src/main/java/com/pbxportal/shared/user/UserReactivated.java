package com.pbxportal.shared.user;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import org.jspecify.annotations.Nullable;

@StoredAs("UserReactivated")
public record UserReactivated(UserId userId, @Nullable TenantId tenantId) implements UserEvent {}
