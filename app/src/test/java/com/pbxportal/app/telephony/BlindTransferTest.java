package com.pbxportal.app.telephony;

import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ann transfers a customer's call without asking: she is told what came of it, and keeps who has nowhere to go. */
class BlindTransferTest {

    private static User ann;
    private static Phone annsDesk;
    private static Phone bobsDesk;
    private static Did annsNumber;
    private static Did bobsNumber;

    @BeforeAll
    static void assemble() {
        Portal.requireAsterisk();
        Tenancy acme = Tenancy.create();
        ann = acme.userWithPhone();
        User bob = acme.userWithPhone();
        annsNumber = acme.numberOf(ann);
        bobsNumber = acme.numberOf(bob);
        annsDesk = new Phone(ann.phone());
        bobsDesk = new Phone(bob.phone());
        Applies.everything();
        annsDesk.registers();
        bobsDesk.registers();
    }

    /** Bob's phone would have to hang up itself, and is not used again. */
    @Test
    void to_a_colleague_it_reaches_them_with_the_customer_shown() {
        try (Sipp there = annsDesk.picksUp();
                Sipp desk = bobsDesk.transfersTo(String.valueOf(ann.extension()));
                Sipp call = Carrier.isHungUpOnAt(bobsNumber)) {
            awaits(desk, "Subscription-State: terminated");
            awaits(there, "ACK ");
            there.saw("<sip:+15557654321@");
            call.isStillWaiting();
            hangUpAll();
            there.succeeds();
            call.succeeds();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1555", "0015557654321", "15557654321", "not_in_service", "s"})
    void to_a_number_that_is_wrong_or_blocked_it_is_refused_and_the_customer_is_still_there(String number) {
        try (Sipp desk = annsDesk.transfersTo(number);
                Sipp call = Carrier.isHungUpOnAt(annsNumber)) {
            awaits(desk, "SIP/2.0 404 ");
            desk.isStillWaiting();
            call.isStillWaiting();
            hangUpAll();
            desk.succeeds();
            call.succeeds();
        }
    }

    private static void awaits(Sipp phone, String text) {
        Awaitility.await().until(() -> phone.has(text));
    }

    /** With everybody still there to hear of it: what Asterisk repeats would be taken for the next test's call. */
    private static void hangUpAll() {
        AsteriskConsole.run("channel request hangup all");
    }
}
