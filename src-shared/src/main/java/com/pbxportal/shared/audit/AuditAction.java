package com.pbxportal.shared.audit;

/** What was done, as the audit log stores it and the API names it. */
public enum AuditAction {
    CREATE,
    UPDATE,
    DELETE,
    LOGIN,
    LOGOUT,
    APPLY,
    LOGIN_FAILED,
    REFUSED
}
