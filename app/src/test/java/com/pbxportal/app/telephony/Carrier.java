package com.pbxportal.app.telephony;

import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import java.util.Map;

/** The trunk, known to Asterisk by its address: the world calls through it. */
final class Carrier {

    private Carrier() {}

    /** Succeeds when it rings and is picked up. */
    static Sipp calls(Did number) {
        return call("trunk_call", number);
    }

    /** Succeeds when it is answered, as by a mailbox, and goes on for two seconds. */
    static Sipp isAnsweredAt(Did number) {
        return call("trunk_call_answered", number, 2000);
    }

    /** Succeeds when the call is refused. */
    static Sipp isRejectedAt(Did number) {
        return call("trunk_call_rejected", number);
    }

    private static Sipp call(String scenario, Did number) {
        return call(scenario, number, 300);
    }

    private static Sipp call(String scenario, Did number, int milliseconds) {
        String address = Portal.property("pbx.asterisk.trunk-ip");
        return Sipp.call(
                scenario,
                address,
                Sipp.freePort(address),
                Map.of("-s", number.number(), "caller", "+15557654321", "-d", Integer.toString(milliseconds)));
    }
}
