package com.pbxportal.shared.error;

public final class UnknownApplyJob extends Unknown {

    private static final long serialVersionUID = 1L;

    public UnknownApplyJob(Object id) {
        super("Apply job " + id + " not found");
    }
}
