package com.pbxportal.shared.device;

/**
 * How a device behind a NAT is reached; the first four are named as PJSIP's endpoint options.
 *
 * @param keepAlive Asterisk asks the device once a minute whether it is there (OPTIONS), which keeps a router's
 *     mapping open; while it does not answer, it is not rung
 */
public record NatFlags(
        boolean rtpSymmetric, boolean forceRport, boolean rewriteContact, boolean directMedia, boolean keepAlive) {

    /** Works behind most routers, and does not ring a phone that was unplugged. */
    public static final NatFlags DEFAULT = new NatFlags(true, true, true, false, true);
}
