package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody changes the tables while Asterisk has them open: from then on its connections answer with nothing. */
class TableChangedTest extends FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private String undo = "SELECT 1";

    @AfterEach
    void changeBack() {
        ground.mariaDb().sql(undo).update();
        Outcome.bring(ground, true);
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
        Customer customer = Customer.of(tenant, ground.admin());
        Outcome.bring(ground, false);

        alter(table, change, back);

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            Answer health = ground.admin().get("/api/v1/health");
            assertThat(health.text("/components/phones/detail"))
                    .describedAs(health.body())
                    .doesNotContain("Asterisk does not run");
        });
        assertThat(ground.running().knowsPhone(customer.phone())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "ps_aors,DROP COLUMN support_path,\"ADD COLUMN support_path ENUM ('yes', 'no')\"",
                "ps_endpoints,ADD COLUMN hocus VARCHAR(5),DROP COLUMN hocus"
            })
    void the_next_apply_finds_out_too(String table, String change, String back) {
        Customer customer = Customer.of(tenant, ground.admin());

        alter(table, change, back);

        Outcome.bring(ground, false);
        assertThat(ground.running().knowsPhone(customer.phone())).isTrue();
    }

    private void alter(String table, String change, String back) {
        undo = "ALTER TABLE " + table + " " + back;
        ground.mariaDb().sql("ALTER TABLE " + table + " " + change).update();
    }
}
