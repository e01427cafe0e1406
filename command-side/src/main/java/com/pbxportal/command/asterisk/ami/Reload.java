package com.pbxportal.command.asterisk.ami;

import org.asteriskjava.manager.action.AbstractManagerAction;

/** Reloads one module; asterisk-java does not know this action. Public, as it reads it by reflection. */
public final class Reload extends AbstractManagerAction {

    private static final long serialVersionUID = 1L;

    private final String module;

    Reload(String module) {
        this.module = module;
    }

    @Override
    public String getAction() {
        return "Reload";
    }

    public String getModule() {
        return module;
    }
}
