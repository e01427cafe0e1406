package com.pbxportal.shared.user;

import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.tenant.Extension;
import org.jspecify.annotations.Nullable;

/** An extension comes with every user of a tenant; platform users have neither. */
@StoredAs("UserCreated")
public record UserCreated(
        UserId userId,
        @Nullable TenantId tenantId,
        UserDetails details,
        @Nullable Extension extension) implements UserEvent {}
