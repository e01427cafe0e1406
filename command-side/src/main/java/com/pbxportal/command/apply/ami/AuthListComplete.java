package com.pbxportal.command.apply.ami;

import org.asteriskjava.manager.event.ResponseEvent;

/** Ends the answer. Public, as asterisk-java makes it by reflection. */
public final class AuthListComplete extends ResponseEvent {

    private static final long serialVersionUID = 1L;

    public AuthListComplete(Object source) {
        super(source);
    }
}
