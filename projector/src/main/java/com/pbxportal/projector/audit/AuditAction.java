package com.pbxportal.projector.audit;

enum AuditAction {
    CREATE,
    UPDATE,
    DELETE,
    LOGIN,
    LOGOUT,
    APPLY,
    LOGIN_FAILED,
    REFUSED
}
