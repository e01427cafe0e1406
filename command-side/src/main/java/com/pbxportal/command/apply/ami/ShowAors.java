package com.pbxportal.command.apply.ami;

import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.event.ResponseEvent;

/** Asks for all addresses of record; asterisk-java does not know this question. Public, as it reads it by reflection. */
public final class ShowAors extends AbstractManagerAction implements EventGeneratingAction {

    private static final long serialVersionUID = 1L;

    @Override
    public String getAction() {
        return "PJSIPShowAors";
    }

    @Override
    public Class<? extends ResponseEvent> getActionCompleteEventClass() {
        return AorListComplete.class;
    }
}
