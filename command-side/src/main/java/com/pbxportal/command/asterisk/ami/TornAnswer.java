package com.pbxportal.command.asterisk.ami;

/**
 * Asterisk's answer did not come whole, however often it was asked: nothing is known of what it has. Asterisk leaves
 * out pieces of what it sends when the portal does not read for longer than the {@code writetimeout} of its account.
 */
public final class TornAnswer extends AsteriskUnreachable {

    private static final long serialVersionUID = 1L;

    private TornAnswer(String message) {
        super(message);
    }

    static TornAnswer to(String action, String how) {
        return new TornAnswer("Asterisk's answer to " + action + " came torn: " + how);
    }
}
