package com.pbxportal.command.apply.ami;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.ami.FoundDevice.Credentials;
import java.util.List;
import org.asteriskjava.manager.event.AorDetail;
import org.asteriskjava.manager.event.AuthDetail;
import org.asteriskjava.manager.event.EndpointDetail;
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
        assertThat(FoundDevice.of(NAME, List.of())).isEqualTo(FoundDevice.NOTHING);
    }

    private static EndpointDetail endpoint() {
        EndpointDetail endpoint = new EndpointDetail(NAME);
        endpoint.setObjectName(NAME);
        endpoint.setContext("tenant-acme");
        return endpoint;
    }

    private static AuthDetail auth(String name) {
        AuthDetail auth = new AuthDetail(NAME);
        auth.setObjectName(name);
        auth.setUsername(name);
        auth.setMd5Cred("digest");
        return auth;
    }

    private static AorDetail aor(String name) {
        AorDetail aor = new AorDetail(NAME);
        aor.setObjectName(name);
        return aor;
    }
}
