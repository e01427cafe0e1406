package com.pbxportal.command.apply.job;

import com.pbxportal.shared.error.Conflict;

/** A tenant's option: two people answer for what runs. */
public final class ApplyNeedsApproval extends Conflict {

    private static final long serialVersionUID = 1L;

    public ApplyNeedsApproval(String tenant) {
        super("Applies of " + tenant
                + " need a second person's consent: POST /api/v1/apply/schedule, then have somebody"
                + " else POST /api/v1/apply/schedule/{id}/approve");
    }
}
