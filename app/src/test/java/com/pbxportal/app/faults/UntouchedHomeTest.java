package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Frameworks tell their makers of us, if we let them: by an id of the machine that they keep where its user lives. */
@OnTheGround
class UntouchedHomeTest {

    @Test
    void the_application_leaves_nothing_outside_its_folder() {
        assertThat(Ground.shared().application().home()).isEmptyDirectory();
    }
}
