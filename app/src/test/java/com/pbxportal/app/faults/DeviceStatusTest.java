package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.faults.AmiProxy.Fault;
import com.pbxportal.app.support.Answer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is told of a phone is Asterisk's word, which costs a login there. */
class DeviceStatusTest extends FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A busy machine may take longer for two questions than an answer is remembered: then they are asked again. */
    @Test
    void who_asks_again_at_once_is_told_the_same_and_asterisk_is_not_asked() {
        Outcome.ofNewCustomer(ground, tenant);
        String device = ground.admin()
                .get("/api/v1/devices?tenant_id=" + tenant)
                .expect(200)
                .text("/items/0/id");

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            ground.proxy().mend();
            assertThat(status(device).at("error_text").isNull()).isTrue();
            ground.proxy().spoil("Login", Fault.CUT);
            assertThat(status(device).at("error_text").isNull()).isTrue();
        });

        // But what was true a while ago is not told for ever.
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        status(device).text("error_text"))
                .contains("Asterisk"));
    }

    private static Answer status(String device) {
        return ground.admin().get("/api/v1/devices/" + device + "/status").expect(200);
    }
}
