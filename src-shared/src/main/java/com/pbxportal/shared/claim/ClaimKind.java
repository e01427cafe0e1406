package com.pbxportal.shared.claim;

/** What must be unique in the whole system, beside the numbers, which are their own claim. */
public enum ClaimKind {
    EMAIL,
    TENANT_NAME,
    TENANT_SLUG,
    SIP_USERNAME,
    /** Held while an apply runs: at most one at a time. */
    APPLY
}
