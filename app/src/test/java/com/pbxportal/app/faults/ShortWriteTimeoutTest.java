package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Asterisk waits for no longer than its own default, as the page on production did not always say otherwise. */
class ShortWriteTimeoutTest extends FaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void health_names_the_line_that_is_missing_in_which_file() throws IOException {
        Path manager = ground.asterisk().etc().resolve("manager.conf");
        String settings = Files.readString(manager);
        assertThat(asterisk().text("/components/asterisk/status")).isEqualTo("healthy");
        try {
            Files.writeString(manager, settings.replaceAll("(?m)^writetimeout.*$", "writetimeout = 100"));
            askAnew();

            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                Answer health = asterisk();
                assertThat(health.text("/components/asterisk/status"))
                        .describedAs(health.body())
                        .isEqualTo("degraded");
                assertThat(health.text("/components/asterisk/detail"))
                        .contains(
                                "manager.conf",
                                "writetimeout of 100 ms for [" + AmiReader.USER + "]",
                                "writetimeout = 60000");
                assertThat(health.text("status")).isEqualTo("degraded");
            });
        } finally {
            Files.writeString(manager, settings);
            askAnew();
        }
    }

    /** What it knows of Asterisk's settings, an application that runs knows for a minute. */
    private static void askAnew() {
        ground.asterisk().rx("manager reload");
        ground.application().kill();
        ground.letClaimsRunOut();
        ground.application().start();
    }

    private static Answer asterisk() {
        return ground.admin().get("/api/v1/health").expect(200);
    }
}
