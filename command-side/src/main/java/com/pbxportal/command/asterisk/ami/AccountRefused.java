package com.pbxportal.command.asterisk.ami;

/** Asterisk answers, but not to us: asking again would look like somebody who guesses secrets. */
public final class AccountRefused extends AsteriskUnreachable {

    private static final long serialVersionUID = 1L;

    AccountRefused(String user, Throwable cause) {
        super("Asterisk refused the AMI account " + user, cause);
    }
}
