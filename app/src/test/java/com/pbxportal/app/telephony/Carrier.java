package com.pbxportal.app.telephony;

import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import java.util.HashMap;
import java.util.Map;

/** The trunk, known to Asterisk by its address: the world calls through it. */
final class Carrier {

    private static final String CALLER = "+15557654321";
    private static final Map<String, String> SHORTLY = Map.of("-d", "300");

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

    /** Succeeds when it rings, is picked up, and is ended there. */
    static Sipp isHungUpOnAt(Did number) {
        return call("trunk_call_ended", number);
    }

    /** Succeeds when it rings and is picked up. @param as another spelling of the number */
    static Sipp calls(String as) {
        return call("trunk_call", as, CALLER, SHORTLY);
    }

    /** Succeeds when it rings and is picked up. @param caller who calls, as the carrier says */
    static Sipp calls(Did number, String caller) {
        return call("trunk_call", number.number(), caller, SHORTLY);
    }

    /** Succeeds when it rings and is picked up. @param parameters of the address, behind the host */
    static Sipp callsWithParameters(Did number, String parameters) {
        return dressed(number, "", parameters, "Privacy: none");
    }

    /**
     * Succeeds when it rings and is picked up.
     *
     * @param name as it stands before the caller's address
     * @param headers one or more lines
     */
    static Sipp calls(Did number, String name, String headers) {
        return dressed(number, name, "", headers);
    }

    private static Sipp dressed(Did number, String name, String parameters, String headers) {
        Map<String, String> dress = new HashMap<>(Map.of("name", name, "parameters", parameters, "headers", headers));
        dress.putAll(SHORTLY);
        return call("trunk_call_dressed", number, dress);
    }

    /** Succeeds when the call is refused. @param as another spelling of a number */
    static Sipp isRejectedAt(String as) {
        return call("trunk_call_rejected", as, CALLER, SHORTLY);
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
        return call(scenario, number.number(), CALLER, more);
    }

    private static Sipp call(String scenario, String number, String caller, Map<String, String> more) {
        Map<String, String> arguments = new HashMap<>(Map.of("-s", number, "caller", caller));
        arguments.putAll(more);
        String address = Portal.property("pbx.asterisk.trunk-ip");
        return Sipp.call(scenario, address, Sipp.freePort(address), arguments);
    }
}
