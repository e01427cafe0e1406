package com.pbxportal.shared.error;

public final class UnknownApplyPlan extends Unknown {

    private static final long serialVersionUID = 1L;

    public UnknownApplyPlan(Object id) {
        super("Scheduled apply " + id + " not found");
    }
}
