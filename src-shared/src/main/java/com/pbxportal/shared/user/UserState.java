package com.pbxportal.shared.user;

import static com.pbxportal.shared.kind.Kind.known;

import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.kind.Kind;
import com.pbxportal.shared.tenant.Extension;
import org.jspecify.annotations.Nullable;

/**
 * A user as their events tell it; one who was deleted stays.
 *
 * @param tenantId null for users of the platform
 * @param extension null for users of the platform, and for deleted ones: theirs is free again
 */
public record UserState(
        UserId userId,
        @Nullable TenantId tenantId,
        UserDetails details,
        @Nullable Extension extension,
        UserStatus status) {

    public static final Kind<UserState, UserEvent> KIND = Kind.of(
                    "User", UserState.class, UserEvent.class, UserState::after)
            .ownedBy(UserState::tenantId)
            .about(UserState::userId)
            .called(user -> user.details().email().value());

    public static UserState after(@Nullable UserState user, UserEvent event) {
        return switch (event) {
            case UserCreated e ->
                new UserState(e.userId(), e.tenantId(), e.details(), e.extension(), UserStatus.ACTIVE);
            case UserChanged e -> known(user).with(e.after());
            case UserSuspended e -> known(user).with(UserStatus.SUSPENDED);
            case UserReactivated e -> known(user).with(UserStatus.ACTIVE);
            case UserDeleted e ->
                new UserState(e.userId(), e.tenantId(), known(user).details(), null, UserStatus.DELETED);
            case UserPasswordChanged e -> known(user);
            case Bookkeeping e -> known(user);
        };
    }

    private UserState with(UserDetails others) {
        return new UserState(userId, tenantId, others, extension, status);
    }

    private UserState with(UserStatus other) {
        return new UserState(userId, tenantId, details, extension, other);
    }
}
