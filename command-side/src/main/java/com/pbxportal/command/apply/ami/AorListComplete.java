package com.pbxportal.command.apply.ami;

import org.asteriskjava.manager.event.ResponseEvent;

/** Ends the answer. Public, as asterisk-java makes it by reflection. */
public final class AorListComplete extends ResponseEvent {

    private static final long serialVersionUID = 1L;

    public AorListComplete(Object source) {
        super(source);
    }
}
