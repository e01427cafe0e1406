package com.pbxportal.shared.error;

public final class UnknownUser extends Unknown {

    private static final long serialVersionUID = 1L;

    public UnknownUser(Object id) {
        super("User " + id + " not found");
    }
}
