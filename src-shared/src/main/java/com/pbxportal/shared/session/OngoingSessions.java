package com.pbxportal.shared.session;

import com.pbxportal.shared.identity.UserId;

/** Which logins have not ended: for answers that go on for longer than it takes to ask who may have them. */
@FunctionalInterface
public interface OngoingSessions {

    /** Cheap enough to be asked many times a second. */
    boolean contains(SessionId session, UserId user);
}
