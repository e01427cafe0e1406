package com.pbxportal.app.faults;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Something breaks while an apply runs; what ran before ran well, and afterwards all is mended. */
@OnTheGround
abstract class FaultTest {

    static Ground ground;
    static String tenant;

    @BeforeAll
    static void lay() {
        ground = Ground.shared();
        tenant = Customer.tenant(ground.admin());
        Outcome.bring(ground, true);
    }

    @AfterEach
    void mend() {
        ground.mend();
    }
}
