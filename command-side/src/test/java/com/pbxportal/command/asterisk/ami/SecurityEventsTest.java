package com.pbxportal.command.asterisk.ami;

import static com.pbxportal.command.asterisk.ami.FakeManager.ID;
import static com.pbxportal.command.asterisk.ami.FakeManager.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecurityEventsTest {

    private final FakeManager manager = new FakeManager();
    private final SecurityEvents events = new SecurityEvents(manager.asterisk(), manager.properties());

    @AfterEach
    void close() throws IOException {
        manager.close();
    }

    @Test
    void an_account_that_may_not_hear_of_them_is_told_of_with_what_to_add() {
        manager.reply(
                "GetConfig",
                text(
                        "Response: Success",
                        "ActionID: " + ID,
                        "Category-000000: portal",
                        "Line-000000-000000: secret=x",
                        "Line-000000-000001: read=system,reporting"));

        assertThatThrownBy(() -> events.listen(refused -> {})).isInstanceOf(AsteriskUnreachable.class);

        assertThat(events.complaint()).get().asString().contains("manager.conf", "add security", "[portal]");
        assertThat(events.isListening()).isFalse();
    }

    @Test
    void asterisk_that_is_not_there_is_nothing_to_complain_of_here() throws IOException {
        manager.close();

        assertThatThrownBy(() -> events.listen(refused -> {})).isInstanceOf(AsteriskUnreachable.class);

        assertThat(events.complaint()).isEmpty();
    }
}
