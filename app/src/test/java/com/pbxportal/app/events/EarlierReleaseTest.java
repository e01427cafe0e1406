package com.pbxportal.app.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.app.support.EarlierRelease;
import com.pbxportal.app.support.Node;
import com.pbxportal.app.support.PortalClient;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * What an earlier release has written is opened by this one: its tables, its events, its secrets. The stored dumps lie
 * in {@code src/test/resources/releases}, each with what the API answered on the day it was made.
 */
class EarlierReleaseTest {

    private static final EarlierRelease RELEASE = EarlierRelease.of("2026-11-26");

    @Test
    void everything_that_an_earlier_release_showed_is_still_shown() {
        try (EarlierRelease.Opened portal = RELEASE.restore().start()) {
            assertShowsTheSame(portal.node());

            rebuildReadModels(portal.node());

            assertShowsTheSame(portal.node());
        }
    }

    @Test
    void people_log_in_with_the_passwords_that_they_had() {
        try (EarlierRelease.Opened portal = RELEASE.restore().start()) {
            for (String[] person : new String[][] {
                {"admin@pbx.local", "admin123"},
                {"ta@acme.example", "correct horse"},
                // Decomposed, as it was typed on the day.
                {"nfd@acme.example", "Pa\u0308sswo\u0308rter e\u0301"},
            }) {
                portal.node()
                        .client()
                        .post("/api/v1/auth/login", Map.of("email", person[0], "password", person[1]))
                        .expect(200);
            }
        }
    }

    /** What was applied names their generations: none is taken for changed that was not, or the other way round. */
    @Test
    void passwords_are_the_how_manieth_that_events_have_counted() {
        try (EarlierRelease.Opened portal = RELEASE.restore().start()) {
            JdbcClient jdbc = portal.node().bean(JdbcClient.class);

            assertThat(jdbc.sql("""
                    SELECT secret.generation - device.password_generation
                    FROM readmodel.device JOIN command.secret ON owner_id = device.id AND kind = 'SIP_PASSWORD'
                    WHERE sealed IS NOT NULL""").query(Integer.class).list())
                    .hasSizeGreaterThan(10)
                    .containsOnly(0);
            assertThat(jdbc.sql("SELECT max(generation), count(*) - count(sealed) FROM command.secret")
                            .query()
                            .singleRow()
                            .values())
                    .containsExactly(2, 3L);
        }
    }

    @Test
    void data_that_no_later_version_can_read_are_refused_in_words_and_left_alone() {
        EarlierRelease.Restored data = RELEASE.restore();
        data.postgres("UPDATE eventstore.flyway_schema_history SET checksum = 1 WHERE version = '020'");

        assertThatThrownBy(data::start)
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .hasMessageContaining("from before 21 November 2026 (commit 738727b)")
                        .hasMessageContaining("its migration 020 was changed since"));
    }

    @Test
    void data_of_a_newer_version_are_refused_in_words_and_left_alone() {
        EarlierRelease.Restored data = RELEASE.restore();
        data.postgres("""
                INSERT INTO eventstore.flyway_schema_history
                SELECT installed_rank + 1000, '999', 'of tomorrow', type, 'V999__of_tomorrow.sql', checksum, installed_by,
                    installed_on, execution_time, success
                FROM eventstore.flyway_schema_history WHERE version = '132'""");

        assertThatThrownBy(data::start)
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .hasMessageContaining("written by a newer version of the portal")
                        .hasMessageContaining("migration 999"));
    }

    private static void assertShowsTheSame(Node node) {
        PortalClient admin = node.client().loginAs("admin@pbx.local", "admin123");
        RELEASE.answers().properties().forEach(list -> {
            List<JsonNode> now = all(admin, list.getKey());
            for (JsonNode then : list.getValue()) {
                JsonNode same = now.stream()
                        .filter(item -> item.path("id").equals(then.path("id")))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(list.getKey() + " lost " + then));
                assertKept(list.getKey() + " " + then.path("id"), then, same);
            }
        });
    }

    /** A later version may tell more, and nothing else. */
    private static void assertKept(String path, JsonNode then, JsonNode now) {
        if (then.isObject()) {
            then.properties()
                    .forEach(field ->
                            assertKept(path + " " + field.getKey(), field.getValue(), now.path(field.getKey())));
        } else {
            assertThat(now).as(path).isEqualTo(then);
        }
    }

    private static List<JsonNode> all(PortalClient admin, String list) {
        JsonNode page =
                admin.get("/api/v1" + list + "?page_size=200").expect(200).json();
        return page.path("items").valueStream().toList();
    }

    private static void rebuildReadModels(Node node) {
        EventProcessingConfiguration processing = node.bean(EventProcessingConfiguration.class);
        for (String group : List.of("views", "audit")) {
            StreamingEventProcessor processor = processing
                    .eventProcessor(group, StreamingEventProcessor.class)
                    .orElseThrow();
            processor.shutDown();
            processor.resetTokens();
            processor.start();
        }
    }
}
