package com.pbxportal.command.session;

import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.SessionId;

/** Which logins have not ended: for answers that go on for longer than it takes to ask who may have them. */
@FunctionalInterface
public interface OngoingSessions {

    /** Cheap enough to be asked many times a second. */
    boolean contains(SessionId session, UserId user);
}
