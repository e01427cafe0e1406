package com.pbxportal.command.asterisk.ami;

import static com.pbxportal.command.asterisk.ami.FakeManager.ID;
import static com.pbxportal.command.asterisk.ami.FakeManager.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VoicePortsTest {

    private final FakeManager manager = new FakeManager();
    private final VoicePorts ports = new VoicePorts(manager.asterisk());

    @BeforeEach
    void calls() {
        manager.reply("CoreStatus", text("Response: Success", "ActionID: " + ID, "CoreCurrentCalls: 12"));
    }

    @AfterEach
    void close() throws IOException {
        manager.close();
    }

    @Test
    void a_leg_holds_two_ports() {
        manager.reply(
                "GetConfig",
                text(
                        "Response: Success",
                        "ActionID: " + ID,
                        "Category-000000: general",
                        "Line-000000-000000: rtpstart=10000",
                        "Line-000000-000001: rtpend=10999"));

        assertThat(ports.look()).isEqualTo(new VoicePorts.Use(12, 500));
    }

    @Test
    void without_a_file_there_are_as_many_as_asterisk_takes_by_itself() {
        manager.reply("GetConfig", text("Response: Error", "ActionID: " + ID, "Message: Config file not found"));

        assertThat(ports.look()).isEqualTo(new VoicePorts.Use(12, 13_000));
    }

    @Test
    void the_file_is_not_read_with_every_look() {
        manager.reply("GetConfig", text("Response: Error", "ActionID: " + ID, "Message: Config file not found"));

        ports.look();
        ports.look();

        assertThat(manager.asked("GetConfig")).isOne();
        assertThat(manager.asked("CoreStatus")).isEqualTo(2);
    }
}
