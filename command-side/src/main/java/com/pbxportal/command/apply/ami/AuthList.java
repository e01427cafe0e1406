package com.pbxportal.command.apply.ami;

import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/** One line of the list of credentials. Public, as asterisk-java makes it by reflection. */
public final class AuthList extends ResponseEvent {

    private static final long serialVersionUID = 1L;

    private String objectName = "";
    private @Nullable String username;
    private @Nullable String realm;
    private @Nullable String md5Cred;

    public AuthList(Object source) {
        super(source);
    }

    public String getObjectName() {
        return objectName;
    }

    public void setObjectName(String objectName) {
        this.objectName = objectName;
    }

    public @Nullable String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public @Nullable String getRealm() {
        return realm;
    }

    public void setRealm(String realm) {
        this.realm = realm;
    }

    public @Nullable String getMd5Cred() {
        return md5Cred;
    }

    public void setMd5Cred(String md5Cred) {
        this.md5Cred = md5Cred;
    }

    @Override
    public String toString() {
        return "AuthList[" + objectName + "]";
    }
}
