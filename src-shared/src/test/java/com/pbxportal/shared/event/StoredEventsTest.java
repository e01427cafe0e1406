package com.pbxportal.shared.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was stored once is read for ever. {@code events/} holds one stored event of each name and revision; a file is
 * never changed, a new event gets a new one: {@code mvn -pl src-shared test -Dupdate-docs} writes those that are missing.
 */
class StoredEventsTest {

    private static final Path FILES = Path.of("src/test/resources/events");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PortalSerializer serializer = new PortalSerializer();

    static List<Class<?>> events() {
        return PortalEvents.ALL;
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_that_was_stored_is_read_back_as_it_was(Class<?> event) throws IOException {
        JsonNode stored = stored(event);

        assertThat(read(stored)).isEqualTo(EventExamples.of(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_is_still_written_in_the_shape_it_was_stored_in(Class<?> event) throws IOException {
        assertThat(write(EventExamples.of(event)))
                .as("another shape needs another revision and an upcaster")
                .isEqualTo(stored(event));
    }

    /** Where an earlier revision lacks what a later one has, the event says itself what that means. */
    @Test
    void what_was_stored_in_an_earlier_revision_is_still_read() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                assertThat(read(JSON.readTree(file.toFile())))
                        .as(file.toString())
                        .isInstanceOf(PortalEvent.class);
            }
        }
    }

    @Test
    void names_never_change_and_revisions_only_rise() throws IOException {
        Path golden = FILES.resolve("names-and-revisions.txt");
        Set<String> now = PortalEvents.ALL.stream()
                .map(event -> PortalEvents.nameOf(event) + " " + PortalEvents.revisionOf(event))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(Files.readAllLines(golden));
        for (String stored : known) {
            String[] words = stored.split(" ");
            assertThat(PortalEvents.BY_NAME).containsKey(words[0]);
            assertThat(Integer.parseInt(PortalEvents.revisionOf(PortalEvents.BY_NAME.get(words[0]))))
                    .as(words[0])
                    .isGreaterThanOrEqualTo(Integer.parseInt(words[1]));
        }
        if (updating()) {
            Files.writeString(golden, String.join("\n", now) + "\n");
        } else {
            assertThat(now).as("run with -Dupdate-docs").isEqualTo(known);
        }
    }

    @Test
    void a_file_that_no_event_reads_is_history_that_nobody_can_read() throws IOException {
        List<String> orphans = new ArrayList<>();
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                if (!PortalEvents.BY_NAME.containsKey(
                        JSON.readTree(file.toFile()).get("name").stringValue())) {
                    orphans.add(file.getFileName().toString());
                }
            }
        }

        assertThat(orphans).isEmpty();
    }

    @Test
    void what_an_event_does_not_know_yet_or_no_longer_knows_is_ignored() throws IOException {
        Class<?> event = PortalEvents.BY_NAME.get("TenantResumed");
        ObjectNode stored = (ObjectNode) stored(event).deepCopy();
        ((ObjectNode) stored.get("payload")).put("from_a_later_version", "?");

        assertThat(read(stored)).isEqualTo(EventExamples.of(event));
    }

    @Test
    void what_is_no_event_keeps_its_class_name() {
        assertThat(serializer.typeForClass(String.class).getName()).isEqualTo("java.lang.String");
        assertThat(serializer.classForType(new SimpleSerializedType("java.lang.String", null)))
                .isEqualTo(String.class);
    }

    private JsonNode stored(Class<?> event) throws IOException {
        Path file = FILES.resolve(PortalEvents.nameOf(event) + "." + PortalEvents.revisionOf(event) + ".json");
        if (Files.notExists(file) && updating()) {
            Files.writeString(file, JSON.writeValueAsString(write(EventExamples.of(event))) + "\n");
        }
        assertThat(file).as("one stored event of each name and revision").exists();
        return JSON.readTree(file.toFile());
    }

    private Object read(JsonNode stored) {
        SerializedObject<byte[]> object = new SimpleSerializedObject<>(
                stored.get("payload").toString().getBytes(StandardCharsets.UTF_8),
                byte[].class,
                stored.get("name").stringValue(),
                stored.get("revision").stringValue());
        return serializer.deserialize(object);
    }

    private JsonNode write(Object event) {
        SerializedObject<byte[]> object = serializer.serialize(event, byte[].class);
        return JSON.createObjectNode()
                .put("name", object.getType().getName())
                .put("revision", object.getType().getRevision())
                .set("payload", JSON.readTree(object.getData()));
    }

    private static boolean updating() {
        return System.getProperty("update-docs") != null;
    }
}
