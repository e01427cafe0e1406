package com.pbxportal.app.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {

    enum Colour {
        RED
    }

    record Patch(
            @Nullable Optional<String> callerId,
            @Nullable Integer extMin,
            @Nullable Colour colour,
            @Nullable Boolean enabled) {}

    private final JsonMapper mapper = mapper();

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        new StrictJson().customize(builder);
        return builder.build();
    }

    @Test
    void what_is_absent_is_told_from_a_null_that_was_said() {
        assertThat(mapper.readValue("{}", Patch.class).callerId()).isNull();
        assertThat(mapper.readValue("{\"caller_id\":null}", Patch.class).callerId())
                .isEmpty();
        assertThat(mapper.readValue("{\"caller_id\":\"+4930100\"}", Patch.class).callerId())
                .contains("+4930100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"callerId\":\"camel case\"}",
                "{\"unknown\":1}",
                "{\"caller_id\":4930100}",
                "{\"caller_id\":4930.1}",
                "{\"caller_id\":true}",
                "{\"ext_min\":\"1000\"}",
                "{\"ext_min\":1000.5}",
                "{\"colour\":0}",
                "{\"colour\":\"red\"}",
                "{\"enabled\":\"true\"}",
                "{\"enabled\":1}",
                "{} {}"
            })
    void nothing_is_guessed(String json) {
        assertThatThrownBy(() -> mapper.readValue(json, Patch.class)).isInstanceOf(JacksonException.class);
    }
}
