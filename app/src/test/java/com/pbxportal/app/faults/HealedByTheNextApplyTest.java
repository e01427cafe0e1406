package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody changes by hand what the portal has written: the next apply notices, though nothing was decided since. */
@OnTheGround
class HealedByTheNextApplyTest {

    private static final String FILE = "generated_inbound.conf";

    private static Ground ground;
    private static Customer customer;

    private Running before;

    @BeforeAll
    static void lay() {
        ground = Ground.shared();
        customer = Customer.of(Customer.tenant(ground.admin()), ground.admin());
        Outcome.bring(ground, true);
    }

    @BeforeEach
    void remember() {
        before = ground.running();
    }

    @AfterEach
    void mend() {
        ground.mend();
        Outcome.bring(ground, true);
    }

    @Test
    void a_generated_file_that_was_edited_and_not_loaded_yet() throws IOException {
        edit();

        isHealed();
    }

    @Test
    void a_generated_file_that_was_edited_and_loaded() throws IOException {
        edit();
        ground.asterisk().rx("dialplan reload");

        isHealed();
    }

    @Test
    void a_generated_file_that_is_gone() throws IOException {
        Files.delete(file());

        isHealed();
    }

    @Test
    void a_dialplan_that_was_wiped() {
        ground.asterisk().rx("dialplan remove context from-trunk-external");

        isHealed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ps_endpoints SET context = 'from-trunk-external' WHERE id = ?",
                "UPDATE ps_endpoints SET callerid = '\"The President\" <1>' WHERE id = ?",
                "UPDATE ps_auths SET md5_cred = md5('known to me') WHERE id = ?",
                "UPDATE ps_aors SET max_contacts = 9 WHERE id = ?",
                "UPDATE ps_endpoints SET dtmf_mode = 'hocus' WHERE id = ?",
                "UPDATE ps_endpoints SET deny = '0.0.0.0/0' WHERE id = ?",
                "UPDATE ps_endpoints SET transport = 'none-such' WHERE id = ?",
                "UPDATE ps_endpoints SET allow = 'hocus' WHERE id = ?",
                "UPDATE ps_endpoints SET auth = NULL WHERE id = ?",
                "UPDATE ps_auths SET password_digest = 'hocus' WHERE id = ?",
                "UPDATE ps_aors SET contact = 'sip:eve@192.0.2.1' WHERE id = ?",
                "UPDATE ps_aors SET qualify_timeout = 99 WHERE id = ?",
                "DELETE FROM ps_endpoints WHERE id = ?",
                "DELETE FROM ps_auths WHERE id = ?",
                "DELETE FROM ps_aors WHERE id = ?",
                "DELETE FROM portal_device WHERE id = ?"
            })
    void a_row_that_was_changed_or_deleted(String statement) {
        assertThat(ground.mariaDb().sql(statement).param(customer.phone()).update())
                .isEqualTo(1);

        isHealed();
    }

    private void isHealed() {
        assertThat(ground.running()).isNotEqualTo(before);

        Answer job = Outcome.bring(ground, false);

        assertThat(job.at("changed").asBoolean(false)).describedAs(job.body()).isTrue();
        assertThat(ground.running()).isEqualTo(before);
    }

    private static void edit() throws IOException {
        Files.writeString(file(), "exten => " + customer.number() + "1,1,Hangup(17)\n", StandardOpenOption.APPEND);
    }

    private static Path file() {
        return ground.asterisk().etc().resolve("extensions.d/synergycall").resolve(FILE);
    }
}
