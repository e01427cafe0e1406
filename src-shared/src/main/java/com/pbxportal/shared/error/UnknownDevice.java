package com.pbxportal.shared.error;

public final class UnknownDevice extends Unknown {

    private static final long serialVersionUID = 1L;

    public UnknownDevice(Object id) {
        super("Device " + id + " not found");
    }
}
