package com.pbxportal.command.apply.ami;

import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/** One line of the list of addresses of record. Public, as asterisk-java makes it by reflection. */
public final class AorList extends ResponseEvent {

    private static final long serialVersionUID = 1L;

    private String objectName = "";
    private @Nullable String maxContacts;

    public AorList(Object source) {
        super(source);
    }

    public String getObjectName() {
        return objectName;
    }

    public void setObjectName(String objectName) {
        this.objectName = objectName;
    }

    public @Nullable String getMaxContacts() {
        return maxContacts;
    }

    public void setMaxContacts(String maxContacts) {
        this.maxContacts = maxContacts;
    }
}
