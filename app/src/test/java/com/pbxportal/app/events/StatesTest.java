package com.pbxportal.app.events;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static com.pbxportal.app.support.Portal.postgres;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import com.pbxportal.app.telephony.Applies;
import com.pbxportal.command.FreshState;
import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.kind.Kind;
import com.pbxportal.shared.kind.Kinds;
import com.pbxportal.shared.kind.Told;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.json.JsonMapper;

/** One fold a kind: what the events tell, what the read models show and what the aggregates decide on are the same. */
class StatesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*(Z|[+-]\\d\\d:\\d\\d)");

    private static final Map<String, String> TABLES = Map.of(
            "Tenant", "tenant",
            "User", "user_account",
            "Device", "device",
            "PhoneNumber", "phone_number",
            "ApplyJob", "apply_job",
            "ApplyPlan", "apply_plan");

    /** What a read model has and a state has not: what may be large, and what only places a row among others. */
    private static final Map<String, Set<String>> ROW_ALONE = Map.of(
            "PhoneNumber", Set.of("provider_metadata"),
            "ApplyJob", Set.of("file_diffs", "last_at", "requested_position", "ended_position"));

    /** A job's aggregate keeps how far it has got, and no more. */
    private static final Set<String> NOT_HELD = Set.of("ApplyJob");

    /** The latest of each kind: loading an aggregate takes a while, and others may have made thousands. */
    private static final int LOADED = 300;

    /** A thing as its stream tells it. @param version of the last event that changed what is kept */
    private record Folded(@Nullable Record state, Instant createdAt, Instant changedAt, long version) {}

    @Test
    void what_events_tell_is_what_read_models_show_and_what_aggregates_decide_on() {
        aBitOfEverything();
        Map<Kind<?, ?>, Map<String, Folded>> told;
        Map<String, Map<String, Map<String, Object>>> shown = new HashMap<>();
        long head;
        do {
            head = ReadModels.lastPosition();
            ReadModels.awaitAll();
            told = told();
            TABLES.forEach((kind, table) -> shown.put(kind, rows(table)));
        } while (ReadModels.lastPosition() != head);

        told.forEach((kind, things) -> {
            assertThat(things).as(kind.name()).isNotEmpty();
            if (TABLES.containsKey(kind.name())) {
                thenShownAsTold(kind.name(), things, shown.get(kind.name()));
            }
            if (!NOT_HELD.contains(kind.name())) {
                thenHeldAsTold(kind, things);
            }
        });
        assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(Kinds.ALL);
    }

    private static void thenShownAsTold(
            String kind, Map<String, Folded> things, Map<String, Map<String, Object>> rows) {
        Map<String, Map<String, Object>> expected = new TreeMap<>();
        things.forEach((id, thing) -> {
            if (thing.state() != null) {
                Map<String, Object> columns = new TreeMap<>(Shown.of(thing.state()));
                columns.put("id", id);
                columns.put("version", thing.version());
                columns.put("created_at", thing.createdAt());
                if (!kind.startsWith("Apply")) {
                    columns.put("updated_at", thing.changedAt());
                }
                expected.put(id, columns(columns));
            }
        });
        Set<String> alone = ROW_ALONE.getOrDefault(kind, Set.of());
        rows.values().forEach(row -> assertThat(row.keySet()).containsAll(alone));
        rows.values().forEach(row -> row.keySet().removeAll(alone));

        assertThat(rows.keySet()).as(kind).isEqualTo(expected.keySet());
        rows.forEach((id, row) -> assertThat(row).as("%s %s", kind, id).isEqualTo(expected.get(id)));
    }

    @SuppressWarnings("unchecked") // Whatever it is, it has a state.
    private static void thenHeldAsTold(Kind<?, ?> kind, Map<String, Folded> things) {
        String name = Character.toLowerCase(kind.name().charAt(0)) + kind.name().substring(1);
        Repository<Object> repository = Portal.node().context().getBean(name + "Repository", Repository.class);
        FreshState fresh = Portal.node().bean(FreshState.class);
        things.entrySet().stream().skip(Math.max(0, things.size() - LOADED)).forEach(thing -> assertThat(
                        fresh.<@Nullable Object>read(thing.getKey(), () -> repository
                                .load(thing.getKey())
                                .invoke(root -> ReflectionTestUtils.getField(root, "state"))))
                .as("%s %s", kind, thing.getKey())
                .isEqualTo(thing.getValue().state()));
    }

    /** The oldest first. */
    private static Map<Kind<?, ?>, Map<String, Folded>> told() {
        Map<Kind<?, ?>, Map<String, Folded>> things = new LinkedHashMap<>();
        for (DomainEventMessage<?> event : events()) {
            Kinds.of(event.getPayloadType().asSubclass(PortalEvent.class))
                    .ifPresent(kind -> things.computeIfAbsent(kind, none -> new LinkedHashMap<>())
                            .compute(event.getAggregateIdentifier(), (id, before) -> after(kind, before, event)));
        }
        return things;
    }

    private static List<? extends DomainEventMessage<?>> events() {
        Serializer serializer = Portal.node().bean(Serializer.class);
        return postgres()
                .sql("""
                        SELECT type, aggregate_identifier, sequence_number, payload, payload_type, payload_revision,
                               meta_data, event_identifier, time_stamp
                        FROM eventstore.domain_event_entry ORDER BY global_index""")
                .query((row, n) -> new GenericDomainEventMessage<>(
                        row.getString("type"),
                        row.getString("aggregate_identifier"),
                        row.getLong("sequence_number"),
                        serializer.deserialize(new SimpleSerializedObject<>(
                                row.getBytes("payload"),
                                byte[].class,
                                row.getString("payload_type"),
                                row.getString("payload_revision"))),
                        serializer.<byte[], MetaData>deserialize(new SimpleSerializedObject<>(
                                row.getBytes("meta_data"), byte[].class, MetaData.class.getName(), null)),
                        row.getString("event_identifier"),
                        Instant.parse(row.getString("time_stamp"))))
                .list();
    }

    private static <S extends Record, E extends PortalEvent> Folded after(
            Kind<S, E> kind, @Nullable Folded before, DomainEventMessage<?> event) {
        S was = before == null ? null : kind.state().cast(before.state());
        S is = kind.after(was, kind.events().cast(event.getPayload()), Told.of(event));
        if (before != null && is == was) {
            return before;
        }
        Instant at = event.getTimestamp();
        return new Folded(is, before == null ? at : before.createdAt(), at, event.getSequenceNumber());
    }

    private static Map<String, Map<String, Object>> rows(String table) {
        Map<String, Map<String, Object>> rows = new TreeMap<>();
        postgres().sql("SELECT to_jsonb(t)::text FROM readmodel." + table + " AS t").query(String.class).stream()
                .map(row -> columns(JSON.readValue(row, Map.class)))
                .forEach(row -> rows.put(String.valueOf(row.get("id")), row));
        return rows;
    }

    private static Map<String, Object> columns(Map<?, ?> row) {
        Map<String, Object> plain = new TreeMap<>();
        row.forEach((column, value) -> plain.put(String.valueOf(column), plain(value)));
        return plain;
    }

    /** Times as PostgreSQL rounds them, numbers of one type. */
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Number number -> number.longValue();
            case Instant at -> at.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
            case String text
            when TIME.matcher(text).matches() ->
                plain(OffsetDateTime.parse(text).toInstant());
            case List<?> list -> list.stream().map(StatesTest::plain).toList();
            case Map<?, ?> map -> columns(map);
            case null, default -> value;
        };
    }

    private static void aBitOfEverything() {
        Tenancy tenant = Tenancy.create(Map.of("apply_needs_approval", true));
        User ann = tenant.userWithPhone();
        User bob = tenant.userWithPhone();
        Did number = tenant.numberOf(ann);
        Did returned = tenant.numberOf(bob);
        change(number.path(), Map.of("enabled", false, "provider", "Telekom", "metadata", Map.of("rank", 1)));
        change(ann.phone().path(), Map.of("label", "Kitchen", "codecs", List.of("g722", "alaw")));
        platformAdmin().post(ann.phone().path() + "/rotate-password").expect(200);
        change(bob.path(), Map.of("full_name", "Robert", "password", "correct horse battery staple 7"));
        platformAdmin().delete(returned.path() + "/assign").expect(204);
        platformAdmin().patch(returned.path() + "/deallocate").expect(200);
        Device second = tenant.phoneOf(ann, "Second");
        platformAdmin().delete(second.path()).expect(204);
        platformAdmin().delete(bob.path() + "?unassign=true").expect(204);
        change(tenant.path(), Map.of("country", "AT", "name", tenant.name() + " & Co"));
        plans(tenant);
        change(ann.path(), Map.of("status", "suspended"));
        change(tenant.path(), Map.of("status", "suspended"));
        Tenancy closed = Tenancy.create();
        closed.numberOf(closed.user());
        platformAdmin().delete(closed.path()).expect(204);
        Applies.request();
        Applies.awaitNoneRunning();
    }

    /** One that nobody agrees to, one that is cancelled, and one that begins. */
    private static void plans(Tenancy tenant) {
        String schedule = "/api/v1/apply/schedule";
        PortalClient admin = tenant.admin();
        PortalClient other = tenant.user("tenant_admin").login();
        admin.post(schedule, Map.of("at", Instant.now().plusSeconds(3_600).toString()))
                .expect(201);
        Answer cancelled = admin.post(
                        schedule, Map.of("at", Instant.now().plusSeconds(7_200).toString()))
                .expect(201);
        admin.delete(schedule + "/" + cancelled.text("id") + "?note=Not%20tonight")
                .expect(204);
        Answer plan = admin.post(schedule, "{}").expect(201);
        String sha256 =
                other.post("/api/v1/apply/preview", Map.of()).expect(200).text("sha256");
        String path = schedule + "/" + plan.text("id");
        other.post(path + "/approve", Map.of("sha256", sha256)).expect(200);
        await().until(() -> admin.get(path).expect(200).text("status").equals("STARTED"));
    }

    private static void change(String path, Map<String, Object> fields) {
        platformAdmin().patch(path, fields).expect(200);
    }
}
