package com.pbxportal.shared.apply;

public enum ApplyStatus {
    PENDING,
    RUNNING,
    SUCCESS,
    /** Nothing was changed; or what was changed could not be shown to be put back, as the error then says. */
    FAILED,
    /** Something was changed and has been put back. */
    ROLLED_BACK
}
