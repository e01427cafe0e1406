package com.pbxportal.shared.device;

/** How a device behind a NAT is reached; the names are those of PJSIP's endpoint options. */
public record NatFlags(boolean rtpSymmetric, boolean forceRport, boolean rewriteContact, boolean directMedia) {

    /** Works behind most routers. */
    public static final NatFlags DEFAULT = new NatFlags(true, true, true, false);
}
