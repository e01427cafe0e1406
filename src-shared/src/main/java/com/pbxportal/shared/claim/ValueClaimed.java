package com.pbxportal.shared.claim;

import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.event.StoredAs;
import java.util.UUID;

@StoredAs("ValueClaimed")
public record ValueClaimed(ClaimId claimId, ClaimKind kind, String value, UUID ownerId)
        implements ClaimEvent, Bookkeeping {}
