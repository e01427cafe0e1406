package com.pbxportal.command.apply.ami;

import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.event.ShowDialplanCompleteEvent;

/** Asks for one context of the dialplan; asterisk-java can only ask for all. Public, as it reads it by reflection. */
public final class ShowContext extends AbstractManagerAction implements EventGeneratingAction {

    private static final long serialVersionUID = 1L;

    private final String context;

    ShowContext(String context) {
        this.context = context;
    }

    @Override
    public String getAction() {
        return "ShowDialplan";
    }

    public String getContext() {
        return context;
    }

    @Override
    public Class<? extends ResponseEvent> getActionCompleteEventClass() {
        return ShowDialplanCompleteEvent.class;
    }
}
