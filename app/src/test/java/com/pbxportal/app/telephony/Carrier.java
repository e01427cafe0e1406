package com.pbxportal.app.telephony;

import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import java.util.HashMap;
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

    /** Calls again and again, without waiting for the end of a call; succeeds when each is refused. */
    static Sipp floods(Did number, int calls) {
        return call("trunk_call_rejected", number, Sipp.flood(calls));
    }

    private static Sipp call(String scenario, Did number) {
        return call(scenario, number, 300);
    }

    private static Sipp call(String scenario, Did number, int milliseconds) {
        return call(scenario, number, Map.of("-d", Integer.toString(milliseconds)));
    }

    private static Sipp call(String scenario, Did number, Map<String, String> more) {
        Map<String, String> arguments = new HashMap<>(Map.of("-s", number.number(), "caller", "+15557654321"));
        arguments.putAll(more);
        String address = Portal.property("pbx.asterisk.trunk-ip");
        return Sipp.call(scenario, address, Sipp.freePort(address), arguments);
    }
}
