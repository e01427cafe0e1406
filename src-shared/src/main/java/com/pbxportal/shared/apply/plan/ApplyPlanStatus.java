package com.pbxportal.shared.apply.plan;

public enum ApplyPlanStatus {
    /** A second person has to agree. */
    AWAITING_APPROVAL,
    /** Nothing is missing but the time. */
    SCHEDULED,
    /** Its apply has begun: that job tells how it went. */
    STARTED,
    CANCELLED,
    /** It could not begin in time. */
    MISSED;

    public boolean isOpen() {
        return this == AWAITING_APPROVAL || this == SCHEDULED;
    }
}
