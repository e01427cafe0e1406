package com.pbxportal.shared.user;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import org.jspecify.annotations.Nullable;

/** The password itself is in the vault. */
@StoredAs("UserPasswordChanged")
public record UserPasswordChanged(UserId userId, @Nullable TenantId tenantId) implements UserEvent {}
