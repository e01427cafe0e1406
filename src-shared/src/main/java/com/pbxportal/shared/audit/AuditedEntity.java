package com.pbxportal.shared.audit;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an audit entry is about. */
public enum AuditedEntity {
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

    /** As the audit log stores it and the API names it. */
    @Override
    @JsonValue
    public String toString() {
        return wireName;
    }
}
