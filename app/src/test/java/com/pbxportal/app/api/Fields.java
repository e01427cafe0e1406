package com.pbxportal.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.PortalClient;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares a body with its contract, field by field. */
final class Fields {

    private final JsonNode body;
    private final Set<String> seen = new TreeSet<>();

    private Fields(JsonNode body) {
        this.body = body;
    }

    static Fields of(JsonNode body) {
        return new Fields(body);
    }

    Fields has(String field, @Nullable Object value) {
        assertThat(there(field).toString()).describedAs("%s of %s", field, body).isEqualTo(PortalClient.json(value));
        return this;
    }

    Fields hasId(String field) {
        assertThat(UUID.fromString(there(field).asString())).isNotNull();
        return this;
    }

    /** A moment of the last minutes, in UTC. */
    Fields hasTime(String field) {
        String time = there(field).asString();
        assertThat(time).endsWith("Z");
        assertThat(Instant.parse(time))
                .isBetween(Instant.now().minusSeconds(1_200), Instant.now().plusSeconds(1));
        return this;
    }

    Fields hasObject(String field, Consumer<Fields> contract) {
        contract.accept(of(there(field)));
        return this;
    }

    void andNoOthers() {
        assertThat(new TreeSet<>(body.propertyNames())).isEqualTo(seen);
    }

    private JsonNode there(String field) {
        seen.add(field);
        assertThat(body.has(field)).describedAs("%s in %s", field, body).isTrue();
        return body.path(field);
    }
}
