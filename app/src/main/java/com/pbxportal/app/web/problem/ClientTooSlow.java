package com.pbxportal.app.web.problem;

import java.net.SocketTimeoutException;

/** A client that we do not wait for any longer. Tomcat makes a 408 of this kind of failure, and of no other. */
public final class ClientTooSlow extends SocketTimeoutException {

    private static final long serialVersionUID = 1L;

    public ClientTooSlow(String what) {
        super(what);
    }
}
