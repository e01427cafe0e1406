package com.pbxportal.command.asterisk.ami;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.asterisk.ami.FoundDevice.Credentials;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundDeviceTest {

    private static final String NAME = "acme-1000-desk";

    @Test
    void is_what_asterisk_shows_of_the_endpoint_of_its_name() {
        FoundDevice found = FoundDevice.of(NAME, List.of(endpoint(), auth(NAME), aor(NAME)));

        assertThat(found).isEqualTo(new FoundDevice("tenant-acme", new Credentials(NAME, "digest"), true));
    }

    @Test
    void credentials_and_addresses_of_another_name_are_not_its_own() {
        FoundDevice found = FoundDevice.of(NAME, List.of(endpoint(), auth("acme-1001-desk"), aor("acme-1001-desk")));

        assertThat(found).isEqualTo(new FoundDevice("tenant-acme", null, false));
    }

    @Test
    void without_any_answer_there_is_nothing() {
        assertThat(FoundDevice.of(NAME, List.of())).isEqualTo(new FoundDevice("", null, false));
    }

    private static AmiPacket endpoint() {
        return packet("Event: EndpointDetail", "ObjectName: " + NAME, "Context: tenant-acme");
    }

    private static AmiPacket auth(String name) {
        return packet("Event: AuthDetail", "ObjectName: " + name, "Username: " + name, "Md5Cred: digest");
    }

    private static AmiPacket aor(String name) {
        return packet("Event: AorDetail", "ObjectName: " + name);
    }

    private static AmiPacket packet(String... lines) {
        AmiPacket packet = new AmiPacket("PJSIPShowEndpoint");
        List.of(lines).forEach(packet::add);
        return packet;
    }
}
