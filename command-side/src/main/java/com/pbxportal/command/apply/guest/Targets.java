package com.pbxportal.command.apply.guest;

import com.pbxportal.shared.destination.Destination;

/** Where calls can be led to, whichever feature it is that takes them. */
public interface Targets {

    /** Closed, too, if nobody knows of it. */
    Target of(Destination destination, TenantConfiguration tenant);
}
