package com.pbxportal.command.asterisk.ami;

import static com.pbxportal.command.asterisk.ami.FakeManager.ID;
import static com.pbxportal.command.asterisk.ami.FakeManager.andClose;
import static com.pbxportal.command.asterisk.ami.FakeManager.packet;
import static com.pbxportal.command.asterisk.ami.FakeManager.raw;
import static com.pbxportal.command.asterisk.ami.FakeManager.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.command.asterisk.ami.FakeManager.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private final FakeManager manager = new FakeManager();
    private final Asterisk asterisk = manager.asterisk();

    @AfterEach
    void close() throws IOException {
        manager.close();
    }

    @Test
    void an_empty_list_is_an_error_to_asterisk_and_none_to_us() {
        manager.reply("PJSIPShowAuths", text("Response: Error", "ActionID: " + ID, "Message: No Auths found"));

        assertThat(asterisk.read(Reading::auths)).isEmpty();
    }

    @Test
    void an_empty_list_is_believed_after_a_ping_only() {
        manager.reply(
                "PJSIPShowAuths", andClose(text("Response: Error", "ActionID: " + ID, "Message: No Auths found")));

        assertThatThrownBy(() -> asterisk.read(Reading::auths)).isInstanceOf(TornAnswer.class);
    }

    @Test
    void a_refusal_is_believed_after_a_ping_only() {
        Reply refusal = text("Response: Error", "ActionID: " + ID, "Message: Permission denied");
        manager.reply("PJSIPShowAors", andClose(refusal), refusal);

        assertThatThrownBy(() -> asterisk.read(Reading::aors))
                .isInstanceOf(AsteriskRefused.class)
                .hasMessage("Asterisk refused PJSIPShowAors: Permission denied");
        assertThat(manager.asked("PJSIPShowAors")).isEqualTo(2);
    }

    @Test
    void contexts_of_endpoints_are_as_many_as_were_asked_for() {
        manager.reply(
                "Getvar",
                text("Response: Success", "ActionID: " + ID, "Variable: x", "Value: tenant-acme"),
                text("Response: Success", "ActionID: " + ID, "Variable: x", "Value: tenant-acme|"));

        Map<String, String> contexts = asterisk.read(reading -> reading.endpointContexts(List.of("one", "two")));

        assertThat(contexts).isEqualTo(Map.of("one", "tenant-acme", "two", ""));
        assertThat(manager.asked("Getvar")).isEqualTo(2);
    }

    @Test
    void what_a_phone_calls_itself_may_be_anything() {
        String begin = packet("Response: Success", "ActionID: " + ID, "EventList: start");
        String contact = packet(
                "Event: ContactList",
                "ActionID: " + ID,
                "ObjectType: contact",
                "ObjectName: acme-1000-desk;@hash",
                "ViaAddr: 10.0.0.1",
                "ExpirationTime: 1795677970",
                "Endpoint: acme-1000-desk",
                "Uri: sip:a@10.0.0.1:5060;x=y",
                "Status: NonQualified",
                "UserAgent: Event: ContactListComplete: \u202e\ud83d\ude00");
        String end = packet("Event: ContactListComplete", "ActionID: " + ID, "EventList: Complete", "ListItems: 1");
        manager.reply("PJSIPShowContacts", raw(begin + contact + end));

        assertThat(asterisk.read(Reading::contacts))
                .containsExactly(new Contact(
                        "acme-1000-desk;@hash",
                        "sip:a@10.0.0.1:5060;x=y",
                        "acme-1000-desk",
                        "Event: ContactListComplete: \u202e\ud83d\ude00",
                        "10.0.0.1",
                        "1795677970"));
    }

    @Test
    void a_name_cannot_become_a_question_of_its_own() {
        assertThatThrownBy(() -> asterisk.read(reading -> reading.device("a\r\nAction: Reload")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(manager.asked("Reload")).isZero();
    }
}
