package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody changes the tables while Asterisk has them open: from then on its connections answer with nothing. */
class TableChangedTest extends FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As res_odbc.conf of the sandbox has it. */
    private static final int CONNECTIONS = 5;

    private String undo = "SELECT 1";
    private Customer customer;

    @BeforeEach
    void givePhone() {
        customer = Customer.of(tenant, ground.admin());
    }

    @AfterEach
    void changeBack() {
        ground.mariaDb().sql(undo).update();
        Outcome.bring(ground, true);
        awaitThatHealthHasMendedAll(customer.phone());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "ps_aors,      DROP COLUMN support_path,            \"ADD COLUMN support_path ENUM ('yes', 'no')\"",
                "ps_endpoints, ADD COLUMN rpid_immediate VARCHAR(5), DROP COLUMN rpid_immediate",
                "ps_auths,     ADD COLUMN hocus VARCHAR(5),          DROP COLUMN hocus"
            })
    void health_finds_out_and_has_asterisk_connect_anew(String table, String change, String back) {
        Outcome.bring(ground, false);

        alter(table, change, back);

        awaitThatHealthHasMendedAll(customer.phone());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "ps_aors,DROP COLUMN support_path,\"ADD COLUMN support_path ENUM ('yes', 'no')\"",
                "ps_endpoints,ADD COLUMN hocus VARCHAR(5),DROP COLUMN hocus"
            })
    void the_next_apply_finds_out_too(String table, String change, String back) {
        alter(table, change, back);

        Outcome.bring(ground, false);
        awaitThatHealthHasMendedAll(customer.phone());
    }

    @ParameterizedTest
    @CsvSource({
        "ps_auths, ADD COLUMN hocus VARCHAR(5), DROP COLUMN hocus, ps_auths has the column hocus",
        "ps_endpoints, DROP COLUMN rtp_timeout, ADD COLUMN rtp_timeout INT UNSIGNED, ps_endpoints lacks the column rtp_timeout"
    })
    void health_names_the_table_and_the_column(String table, String change, String back, String told) {
        Outcome.bring(ground, false);

        alter(table, change, back);

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        ground.admin().get("/api/v1/health").text("/components/phones/detail"))
                .contains(told));
    }

    private void alter(String table, String change, String back) {
        undo = "ALTER TABLE " + table + " " + back;
        ground.mariaDb().sql("ALTER TABLE " + table + " " + change).update();
    }

    private static void awaitThatHealthHasMendedAll(String phone) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            Answer health = ground.admin().get("/api/v1/health");
            assertThat(health.text("/components/phones/detail"))
                    .describedAs(health.body())
                    .doesNotContain("Asterisk does not run");
            assertThat(isKnownToEachConnection(phone)).isTrue();
        });
    }

    /** Asterisk takes one of its connections to MariaDB after the other, and each breaks for itself. */
    private static boolean isKnownToEachConnection(String phone) {
        return Stream.generate(() -> ground.running().knowsPhone(phone))
                .limit(2 * CONNECTIONS)
                .allMatch(known -> known);
    }
}
