package com.pbxportal.shared.user;

import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.identity.UserId;

/** Facts of a user. */
public sealed interface UserEvent extends PortalEvent
        permits UserCreated,
                UserChanged,
                UserPasswordChanged,
                UserSuspended,
                UserReactivated,
                UserDeleted,
                NumberLinkedToUser,
                NumberUnlinkedFromUser,
                DeviceLinkedToUser,
                DeviceUnlinkedFromUser {

    UserId userId();
}
