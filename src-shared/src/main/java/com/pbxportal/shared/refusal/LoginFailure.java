package com.pbxportal.shared.refusal;

/** Why a login failed. Told to the audit log alone: the caller learns no more than that it did. */
public enum LoginFailure {
    UNKNOWN_ACCOUNT,
    WRONG_PASSWORD,
    ACCOUNT_NOT_ACTIVE
}
