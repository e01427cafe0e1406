package com.pbxportal.command.apply;

import com.pbxportal.shared.error.Conflict;

/** A tenant's option: two people answer for what runs. */
final class ApplyNeedsApproval extends Conflict {

    private static final long serialVersionUID = 1L;

    ApplyNeedsApproval(String tenant) {
        super("Applies of " + tenant
                + " need a second person's consent: POST /api/v1/apply/schedule, then have somebody"
                + " else POST /api/v1/apply/schedule/{id}/approve");
    }
}
