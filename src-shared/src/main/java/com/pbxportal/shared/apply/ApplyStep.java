package com.pbxportal.shared.apply;

/** The steps of an apply, in their order. */
public enum ApplyStep {
    SNAPSHOT,
    GENERATE,
    WRITE,
    SYNCHRONISE,
    RELOAD,
    VERIFY,
    RESTORE
}
