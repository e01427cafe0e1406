package com.pbxportal.app.telephony;

import com.pbxportal.app.support.Device;
import java.util.HashMap;
import java.util.Map;

/** A device in somebody's hands: it always uses the same port, as that is where Asterisk finds it. */
public final class Phone {

    private static final String HERE = "127.0.0.1";

    private final Device device;
    private final int port = Sipp.freePort(HERE);

    public Phone(Device device) {
        this.device = device;
    }

    /** Where Asterisk finds it once it has registered. */
    public int port() {
        return port;
    }

    /** Fails unless Asterisk takes it. */
    public Phone registers() {
        registration("register", device.sipPassword()).succeeds();
        return this;
    }

    /** Fails if Asterisk takes it. */
    void isRefused() {
        isRefusedWith(device.sipPassword());
    }

    void isRefusedWith(String password) {
        registration("register_refused", password).succeeds();
    }

    private Sipp registration(String scenario, String password) {
        return Sipp.call(
                scenario,
                HERE,
                port,
                Map.of("-s", device.sipUsername(), "-au", device.sipUsername(), "-ap", password, "expires", "3600"));
    }

    /** Rings, and is picked up. */
    Sipp picksUp() {
        return Sipp.await("uas_ring_answer", HERE, port, Map.of("-d", "300"));
    }

    /** Rings until the call goes elsewhere. */
    Sipp rings() {
        return Sipp.await("uas_ring", HERE, port, Map.of());
    }

    /** Refuses the call. */
    Sipp refusesWith(int status) {
        return Sipp.await("uas_refuse", HERE, port, Map.of("answer", "SIP/2.0 " + status + " Refused"));
    }

    /** Dials; succeeds when it rings there and is picked up. */
    Sipp calls(String extension) {
        return dials("phone_call", extension);
    }

    /** Dials; succeeds when the call is refused. */
    Sipp isRejectedBy(String extension) {
        return dials("phone_call_rejected", extension);
    }

    /** Dials again and again, without waiting for the end of a call; succeeds when each is refused. */
    Sipp floods(String extension, int calls) {
        Map<String, String> arguments = new HashMap<>(dialling(extension));
        arguments.putAll(Sipp.flood(calls));
        return Sipp.call("phone_call_rejected", HERE, Sipp.freePort(HERE), arguments);
    }

    private Sipp dials(String scenario, String extension) {
        return Sipp.call(scenario, HERE, Sipp.freePort(HERE), dialling(extension));
    }

    private Map<String, String> dialling(String extension) {
        return Map.of(
                "-s", extension,
                "user", device.sipUsername(),
                "-au", device.sipUsername(),
                "-ap", device.sipPassword(),
                "-d", "300");
    }
}
