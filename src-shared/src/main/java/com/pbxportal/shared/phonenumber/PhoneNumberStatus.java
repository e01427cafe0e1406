package com.pbxportal.shared.phonenumber;

public enum PhoneNumberStatus {
    /** In the pool of the platform. */
    UNASSIGNED,
    /** Given to a tenant, leading nowhere yet. */
    ALLOCATED,
    /** Leads to a destination of its tenant. */
    ASSIGNED
}
