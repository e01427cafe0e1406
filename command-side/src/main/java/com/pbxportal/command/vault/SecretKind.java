package com.pbxportal.command.vault;

public enum SecretKind {
    /** Argon2id, of a user's password. */
    PASSWORD_HASH,
    SIP_PASSWORD
}
