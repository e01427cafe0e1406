package com.pbxportal.shared.session;

import java.util.List;

/** Told inside the process as soon as it is committed, so that nobody goes on with a token of these sessions. */
public record SessionsEnded(List<SessionId> sessions) {}
