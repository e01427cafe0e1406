package com.pbxportal.shared.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SecretTest {

    record Request(Secret password) {}

    @Test
    void a_secret_prints_and_serialises_as_asterisks() {
        Request request = new Request(new Secret("correct horse"));

        assertThat(request.toString()).isEqualTo("Request[password=********]");
        assertThat(new JsonMapper().writeValueAsString(request)).isEqualTo("{\"password\":\"********\"}");
    }

    @Test
    void a_secret_is_read_from_a_request_as_it_was_given() {
        assertThat(new JsonMapper()
                        .readValue("{\"password\":\"correct horse\"}", Request.class)
                        .password()
                        .value())
                .isEqualTo("correct horse");
    }

    @Test
    void what_is_handed_out_is_shown_in_the_answer_and_nowhere_else() {
        HandedOut shown = new HandedOut(new Secret("correct horse"));

        assertThat(new JsonMapper().writeValueAsString(shown)).isEqualTo("\"correct horse\"");
        assertThat(shown.toString()).isEqualTo("********");
    }
}
