package com.pbxportal.shared.claim;

import com.pbxportal.shared.event.PortalEvent;

/** Facts of a claim: one value that only one owner may have at a time. */
public sealed interface ClaimEvent extends PortalEvent permits ValueClaimed, ValueReleased {}
