package com.pbxportal.app.telephony;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ann and Bob are colleagues, Carl is with another tenant; whoever asks is on the network, and not the carrier. */
class ForgeriesTest {

    private static Device ann;
    private static Device bob;
    private static Device carl;
    private static String bobsExtension;

    private final Forger forger = new Forger();

    @BeforeAll
    static void assemble() {
        Portal.requireAsterisk();
        Tenancy acme = Tenancy.create();
        User colleague = acme.userWithPhone();
        bobsExtension = String.valueOf(colleague.extension());
        ann = acme.userWithPhone().phone();
        bob = colleague.phone();
        carl = Tenancy.create().userWithPhone().phone();
        Applies.everything();
    }

    @AfterEach
    void close() {
        forger.close();
    }

    @Test
    void who_has_a_password_registers_and_dials_as_who_they_are() {
        assertThat(forger.says("REGISTER", ann.sipUsername(), ann.sipUsername(), ann))
                .isEqualTo(200);
        // Nobody: what is asked for is looked for, as who asks is believed.
        assertThat(forger.says("INVITE", ann.sipUsername(), "no-such-extension", ann))
                .isEqualTo(404);
    }

    @Test
    void nobody_calls_without_a_password_whoever_they_say_they_are() {
        for (String claimed : new String[] {"stranger", "+15557654321", ann.sipUsername()}) {
            assertThat(forger.says("INVITE", claimed, bobsExtension))
                    .as(claimed)
                    .isEqualTo(401);
        }
    }

    @Test
    void a_password_is_good_for_its_own_phone_alone() {
        for (Device other : new Device[] {bob, carl}) {
            assertThat(forger.says("INVITE", other.sipUsername(), bobsExtension, ann))
                    .isEqualTo(401);
            assertThat(forger.says("REGISTER", other.sipUsername(), other.sipUsername(), ann))
                    .isEqualTo(401);
        }
    }

    @Test
    void nobody_takes_the_calls_of_another_by_registering_for_them() {
        for (Device other : new Device[] {bob, carl}) {
            assertThat(forger.says("REGISTER", ann.sipUsername(), other.sipUsername(), ann))
                    .isIn(403, 404);
            assertThat(platformAdmin()
                            .get(other.path() + "/status")
                            .expect(200)
                            .at("registered")
                            .asBoolean(true))
                    .isFalse();
        }
    }
}
