package com.pbxportal.command.apply.phone;

/** Asterisk goes on calling a phone that may not be called any more. */
public final class RegistrationNotEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistrationNotEnded(String name) {
        super("Asterisk does not end the registration of " + name);
    }
}
