package com.pbxportal.shared.user;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.tenant.Extension;
import org.jspecify.annotations.Nullable;

/** The user stays in listings as deleted; extension and email are free again. */
@StoredAs("UserDeleted")
public record UserDeleted(
        UserId userId,
        @Nullable TenantId tenantId,
        EmailAddress email,
        @Nullable Extension extension) implements UserEvent {}
