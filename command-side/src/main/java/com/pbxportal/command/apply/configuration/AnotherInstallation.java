package com.pbxportal.command.apply.configuration;

/** What an apply would change belongs to another installation of the portal; the message says what, and whose. */
public final class AnotherInstallation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnotherInstallation(String place, String owner, String self) {
        super(place + " belongs to another installation of the portal (" + owner + ", this one is " + self
                + "): a copy leaves alone what the first one applies to");
    }
}
