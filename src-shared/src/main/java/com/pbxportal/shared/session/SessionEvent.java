package com.pbxportal.shared.session;

import com.pbxportal.shared.event.PortalEvent;

/** Facts of a login. */
public sealed interface SessionEvent extends PortalEvent permits SessionStarted, SessionEnded {

    SessionId sessionId();
}
