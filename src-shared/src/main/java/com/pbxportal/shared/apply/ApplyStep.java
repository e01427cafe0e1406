package com.pbxportal.shared.apply;

/** The steps of an apply, in their order. */
public enum ApplyStep {
    SNAPSHOT,
    VALIDATE,
    GENERATE,
    PREFLIGHT,
    WRITE,
    SYNCHRONISE,
    RELOAD,
    VERIFY,
    RESTORE
}
