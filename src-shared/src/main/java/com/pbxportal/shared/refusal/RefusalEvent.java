package com.pbxportal.shared.refusal;

import com.pbxportal.shared.event.PortalEvent;

/** Facts of refusals. Each is a stream of its own: nothing is ever decided on them. */
public sealed interface RefusalEvent extends PortalEvent permits LoginFailed, RequestRefused, RefusalsCounted {}
