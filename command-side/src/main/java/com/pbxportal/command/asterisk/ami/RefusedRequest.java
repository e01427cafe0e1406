package com.pbxportal.command.asterisk.ami;

/**
 * A SIP request that Asterisk has refused.
 *
 * @param address where it says that it comes from: with UDP, nobody has proved it
 * @param account the name that was tried: whatever somebody chose to send
 */
public record RefusedRequest(String address, String account, Reason reason) {

    public enum Reason {
        WRONG_PASSWORD,
        UNKNOWN_NAME,
        /** By an address that may not, in a way that is not offered, or beyond what Asterisk carries. */
        NOT_ALLOWED
    }
}
