package com.pbxportal.shared.error;

public final class UnknownPhoneNumber extends Unknown {

    private static final long serialVersionUID = 1L;

    public UnknownPhoneNumber(Object id) {
        super("DID " + id + " not found");
    }
}
