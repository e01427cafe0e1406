package com.pbxportal.shared.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.event.EventExamples;
import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.event.PortalEvents;
import com.pbxportal.shared.identity.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What holds for every kind. {@code states/} has what each of its events leaves of one that was just opened: another
 * shape is another read model, so it should be seen; {@code mvn -pl src-shared test -Dupdate-docs} records it.
 */
class KindContractTest {

    private static final Path FILES = Path.of("src/test/resources/states");
    private static final Told TOLD = new Told(Instant.parse("2030-01-02T03:04:05.678Z"), new UserId(new UUID(0, 7)));

    /** As columns are called; what is null is left out, so that a new part changes nothing of what was before. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    static List<Kind<?, ?>> kinds() {
        return Kinds.ALL;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void one_event_opens_it_whatever_was_before_and_no_other_can_be_the_first(Kind<?, ?> kind) {
        assertThat(openers(kind)).hasSize(1);
        Record opened = opened(kind);
        for (PortalEvent event : events(kind)) {
            assertThat(fold(kind, after(kind, event), opener(kind)))
                    .as("opened again after " + event)
                    .isEqualTo(opened);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_happens_to_what_is_not_there_is_a_mistake_unless_it_ends_it(Kind<?, ?> kind) {
        for (PortalEvent event : events(kind)) {
            if (!event.equals(opener(kind)) && after(kind, event) != null) {
                assertThatThrownBy(() -> fold(kind, null, event)).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void its_json_comes_back_equal(Kind<?, ?> kind) {
        for (PortalEvent event : events(kind)) {
            Record state = after(kind, event);
            if (state != null) {
                assertThat(JSON.readValue(JSON.writeValueAsString(state), kind.state()))
                        .isEqualTo(state);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_event_leaves_what_was_recorded(Kind<?, ?> kind) throws IOException {
        ObjectNode left = JSON.createObjectNode();
        for (PortalEvent event : events(kind)) {
            left.set(PortalEvents.nameOf(event.getClass()), JSON.valueToTree(after(kind, event)));
        }
        String written = JSON.writeValueAsString(left);
        Path file = FILES.resolve(kind.name() + ".json");
        if (System.getProperty("update-docs") != null) {
            Files.createDirectories(FILES);
            Files.writeString(file, written + "\n");
        }

        assertThat(file).exists();
        assertThat(JSON.readTree(written))
                .as("another shape needs its read models rebuilt; record it with -Dupdate-docs")
                .isEqualTo(JSON.readTree(file.toFile()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void bookkeeping_leaves_the_very_same_object(Kind<?, ?> kind) {
        Record opened = opened(kind);
        for (PortalEvent event : events(kind)) {
            if (event instanceof Bookkeeping) {
                assertThat(fold(kind, opened, event)).isSameAs(opened);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void it_can_be_told_whose_it_is_and_how_it_is_called(Kind<?, ?> kind) {
        for (PortalEvent event : events(kind)) {
            Record state = after(kind, event);
            if (state != null) {
                assertThat(label(kind, state)).isNotBlank();
            }
        }
        assertThat(kind).hasToString(kind.name());
    }

    @Test
    void names_and_families_are_each_one_kinds() {
        assertThat(Kinds.ALL.stream().map(Kind::name)).doesNotHaveDuplicates();
        assertThat(Kinds.ALL.stream().map(Kind::table))
                .doesNotHaveDuplicates()
                .contains("tenant", "phone_number")
                .allMatch(table -> table.matches("[a-z_]+"));
        for (Kind<?, ?> kind : Kinds.ALL) {
            events(kind).forEach(event -> assertThat(Kinds.of(event.getClass())).contains(kind));
        }
    }

    @Test
    void an_object_is_referred_to_by_the_name_of_its_kind() {
        UUID id = new UUID(1, 2);

        assertThat(ObjectRef.of(Kinds.ALL.getFirst(), id)).isEqualTo(new ObjectRef("Tenant", id));
    }

    private static List<PortalEvent> events(Kind<?, ?> kind) {
        return PortalEvents.ALL.stream()
                .filter(kind.events()::isAssignableFrom)
                .map(event -> (PortalEvent) EventExamples.of(event))
                .toList();
    }

    private static List<PortalEvent> openers(Kind<?, ?> kind) {
        return events(kind).stream().filter(event -> opens(kind, event)).toList();
    }

    private static boolean opens(Kind<?, ?> kind, PortalEvent event) {
        try {
            return fold(kind, null, event) != null;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static PortalEvent opener(Kind<?, ?> kind) {
        return openers(kind).getFirst();
    }

    private static Record opened(Kind<?, ?> kind) {
        return Kind.known(fold(kind, null, opener(kind)));
    }

    /** What the event leaves of one that was just opened. */
    private static @Nullable Record after(Kind<?, ?> kind, PortalEvent event) {
        return fold(kind, opened(kind), event);
    }

    private static <S extends Record, E extends PortalEvent> @Nullable Record fold(
            Kind<S, E> kind, @Nullable Record before, PortalEvent event) {
        return kind.after(kind.state().cast(before), kind.events().cast(event), TOLD);
    }

    private static <S extends Record> String label(Kind<S, ?> kind, Record state) {
        S one = kind.state().cast(state);
        return kind.label(one) + kind.owner(one) + kind.user(one);
    }
}
