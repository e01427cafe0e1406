package com.pbxportal.command.apply.guest;

import java.util.Map;
import java.util.UUID;

/** A guest whose things calls can be led to. */
public interface Leads extends Guest {

    /** What a destination calls it: {@code USER}. */
    String type();

    /** Each of them, by its id. */
    Map<UUID, Target> targets(TenantConfiguration tenant);
}
