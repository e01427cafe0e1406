package com.pbxportal.command.asterisk.ami;

import static com.pbxportal.command.asterisk.ami.FakeManager.ID;
import static com.pbxportal.command.asterisk.ami.FakeManager.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class WriteTimeoutTest {

    private final FakeManager manager = new FakeManager();
    private final Logger logger = (Logger) LoggerFactory.getLogger(WriteTimeout.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final WriteTimeout writeTimeout = new WriteTimeout(manager.asterisk(), manager.properties());

    @AfterEach
    void close() throws IOException {
        manager.close();
    }

    private void configure(String... lines) {
        String[] answer = new String[lines.length + 3];
        answer[0] = "Response: Success";
        answer[1] = "ActionID: " + ID;
        answer[2] = "Category-000000: portal";
        for (int i = 0; i < lines.length; i++) {
            answer[i + 3] = "Line-000000-00000" + i + ": " + lines[i];
        }
        manager.reply("GetConfig", text(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"writetimeout=60000", "WriteTimeout= 10000", "writetimeout=100000"})
    void a_long_one_is_nothing_to_complain_of(String line) {
        configure("secret=x", line);

        assertThat(writeTimeout.complaint()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"writetimeout=9999", "writetimeout=5000", "writetimeout=100"})
    void a_short_one_is_told_with_the_file_and_the_line_to_add(String line) {
        configure("secret=x", line);

        assertThat(writeTimeout.complaint())
                .get()
                .asString()
                .contains(
                        "manager.conf", line.replace("writetimeout=", "") + " ms", "[portal]", "writetimeout = 60000");
    }

    @Test
    void without_a_line_it_is_asterisks_own() {
        configure("secret=x", "read=system,reporting", "description=writetimeout=60000");

        assertThat(writeTimeout.complaint()).get().asString().contains("100 ms").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"100, 1", "60000, 0"})
    void at_the_start_a_short_one_is_warned_of_once_though_nobody_asks(int timeout, int warnings) {
        configure("secret=x", "writetimeout=" + timeout);
        log.start();
        logger.addAppender(log);
        try {
            writeTimeout.lookAtStart();
            await().until(() -> manager.asked("GetConfig") == 1);
            // Waits for the look that goes on.
            writeTimeout.complaint();
        } finally {
            logger.detachAppender(log);
        }

        assertThat(log.list).hasSize(warnings).allSatisfy(line -> assertThat(line.getFormattedMessage())
                .contains("manager.conf", timeout + " ms"));
        assertThat(manager.asked("GetConfig")).isOne();
    }

    @Test
    void the_last_line_counts() {
        configure("writetimeout=60000", "writetimeout=200");

        assertThat(writeTimeout.complaint()).get().asString().contains("200 ms");
    }

    @Test
    void where_asterisk_does_not_show_it_there_is_nothing_to_say() {
        manager.reply("GetConfig", text("Response: Error", "ActionID: " + ID, "Message: Permission denied"));

        assertThat(writeTimeout.complaint()).isEmpty();
    }

    @Test
    void an_account_that_is_not_in_the_file_is_not_judged() {
        manager.reply("GetConfig", text("Response: Success", "ActionID: " + ID, "No categories found"));

        assertThat(writeTimeout.complaint()).isEmpty();
    }
}
