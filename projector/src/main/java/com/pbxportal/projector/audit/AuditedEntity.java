package com.pbxportal.projector.audit;

/** What an audit entry is about, as the API names it. */
enum AuditedEntity {
    TENANT("Tenant"),
    USER("User"),
    DEVICE("Device"),
    PHONE_NUMBER("PhoneNumber"),
    DID_ASSIGNMENT("DIDAssignment"),
    SESSION("Session"),
    APPLY_JOB("ApplyJob"),
    APPLY_PLAN("ApplyPlan"),
    /** What is about none of them alone. */
    REQUEST("Request");

    private final String wireName;

    AuditedEntity(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
