package com.pbxportal.app.telephony;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static com.pbxportal.app.support.PortalClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Secrets;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Each field that PATCH takes: alone, to what it is already, and back. */
class OneFieldAloneTest {

    private static final String INBOUND = "generated_inbound.conf";
    private static final String INTERNAL = "generated_internal.conf";
    private static final String OUTBOUND = "generated_outbound.conf";
    private static final String REVISION = "generated_revision.conf";
    private static final String WHOLE_ROWS = "whole rows";

    private static Tenancy tenant;
    private static User ann;
    private static Device desk;
    private static Device mobile;
    private static User bob;
    private static Device bobs;
    private static Did number;
    private static Did other;

    /**
     * @param name of the field in the body; a dot leads into an object
     * @param to what it is not in the estate
     * @param shownAs its name in answers; empty: none shows it
     * @param alsoShown what is told of it elsewhere, as a path of {@link Picture}
     * @param asterisk the files and columns that differ after the next apply
     */
    private record Field(
            String kind, String name, Object to, String shownAs, Set<String> alsoShown, Set<String> asterisk) {

        static Field of(String kind, String name, Object to, String... asterisk) {
            return new Field(kind, name, to, name, Set.of(), Set.of(asterisk));
        }

        Field shownAs(String other) {
            return new Field(kind, name, to, other, alsoShown, asterisk);
        }

        Field alsoShownAs(String path) {
            return new Field(kind, name, to, shownAs, Set.of(path), asterisk);
        }

        Set<String> shown() {
            return isShown()
                    ? Stream.concat(
                                    Stream.of("/" + kind + "/" + id() + "/" + shownAs.replace('.', '/')),
                                    alsoShown.stream())
                            .collect(Collectors.toSet())
                    : Set.of();
        }

        boolean isShown() {
            return !shownAs.isEmpty();
        }

        String id() {
            return Map.of("tenants", tenant.id(), "users", ann.id(), "devices", desk.id(), "dids", number.id())
                    .get(kind);
        }

        Answer set(Object value) {
            String body = json(value);
            for (String step : List.of(name.split("\\.")).reversed()) {
                body = "{" + json(step) + ":" + body + "}";
            }
            return platformAdmin().patch("/api/v1/" + kind + "/" + id(), body).expect(200);
        }

        JsonNode now() {
            return platformAdmin()
                    .get("/api/v1/" + kind + "/" + id())
                    .expect(200)
                    .at("/" + shownAs.replace('.', '/'));
        }

        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    /** A new field fails the test until it is said here what it changes. */
    static List<Field> fields() {
        return List.of(
                Field.of("tenants", "name", "Renamed", INTERNAL),
                Field.of("tenants", "timezone", "Asia/Tokyo"),
                Field.of("tenants", "ext_min", 1990),
                Field.of("tenants", "ext_max", 3500),
                Field.of("tenants", "default_inbound_destination", "Hangup(17)", INBOUND),
                Field.of("tenants", "status", "suspended", INBOUND, INTERNAL, OUTBOUND),
                Field.of("tenants", "apply_needs_approval", true),
                Field.of("tenants", "country", "DE"),
                Field.of("users", "email", "ann@elsewhere.example"),
                Field.of("users", "full_name", "Ann Other", INTERNAL, "ps_endpoints.callerid"),
                Field.of("users", "password", Secrets.password()).shownAs(""),
                Field.of("users", "role", "tenant_admin"),
                Field.of("users", "outbound_callerid", number.number()),
                Field.of("users", "voicemail_enabled", false),
                Field.of("users", "status", "suspended", INBOUND, INTERNAL, WHOLE_ROWS)
                        .alsoShownAs("/dids/" + number.id() + "/warning"),
                Field.of("devices", "label", "Hall"),
                Field.of("devices", "transport", "tcp"),
                Field.of("devices", "nat_flags.rtp_symmetric", false, "ps_endpoints.rtp_symmetric"),
                Field.of("devices", "nat_flags.force_rport", false, "ps_endpoints.force_rport"),
                Field.of("devices", "nat_flags.rewrite_contact", false, "ps_endpoints.rewrite_contact"),
                Field.of("devices", "nat_flags.direct_media", true, "ps_endpoints.direct_media"),
                Field.of("devices", "nat_flags.keep_alive", true, "ps_aors.qualify_frequency"),
                Field.of("devices", "codecs", List.of("alaw"), "ps_endpoints.allow"),
                Field.of("devices", "enabled", false, INTERNAL, WHOLE_ROWS),
                Field.of("dids", "enabled", false, INBOUND, INTERNAL),
                Field.of("dids", "provider", "Bandwidth"),
                Field.of("dids", "metadata", Map.of("region", "north")).shownAs("provider_metadata"));
    }

    @BeforeAll
    static void estate() {
        tenant = Tenancy.create(Map.of("ext_min", 2000, "ext_max", 2999));
        ann = tenant.user();
        desk = tenant.phoneOf(ann, "Desk");
        mobile = tenant.phoneOf(ann, "Mobile");
        bob = tenant.user();
        bobs = tenant.phoneOf(bob, "Desk");
        number = tenant.numberOf(ann);
        other = tenant.numberOf(bob);
        tenant.number();
        Applies.everything();
    }

    @Test
    void no_field_is_forgotten() {
        Set<String> described = Portal.document().operations().stream()
                .filter(operation ->
                        operation.method().equals("PATCH") && operation.path().endsWith("/{id}"))
                .flatMap(operation -> names(operation.node().at("/requestBody/content/application~1json/schema"))
                        .map(name -> operation.path().split("/")[3] + " " + name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(fields().stream().map(Field::toString)).containsExactlyInAnyOrderElementsOf(described);
    }

    private static Stream<String> names(JsonNode said) {
        JsonNode schema = Portal.document().resolved(said);
        return schema.path("properties").propertyStream().flatMap(property -> {
            List<String> within = inner(property.getValue()).toList();
            return within.isEmpty()
                    ? Stream.of(property.getKey())
                    : within.stream().map(name -> property.getKey() + "." + name);
        });
    }

    private static Stream<String> inner(JsonNode said) {
        return Stream.concat(Stream.of(said), said.path("anyOf").valueStream()).flatMap(OneFieldAloneTest::names);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void a_field_changes_nothing_but_itself_and_comes_back(Field field) {
        Picture before = Picture.taken();
        @Nullable JsonNode was = field.isShown() ? field.now() : null;

        field.set(field.to());
        bringToAsterisk(field);

        Picture changed = Picture.taken();
        assertThat(changed.answersUnlike(before)).isEqualTo(field.shown());
        assertThat(changed.asteriskUnlike(before)).isEqualTo(field.asterisk());
        assertThat(changed.rowsUnlike(before)).isSubsetOf(rowsOf(field.kind()));
        if (!field.kind().equals("tenants")) {
            assertThat(changed.linesUnlike(before))
                    .noneMatch(line -> line.contains(other.number()) || line.contains(bobs.sipUsername()));
        }
        if (was != null) {
            field.set(was);
            bringToAsterisk(field);
            assertThat(Picture.taken()).isEqualTo(before);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void what_a_field_is_already_is_no_change(Field field) {
        // That a password is what it was, is nobody's to learn.
        if (field.isShown()) {
            Answer before = object(field.kind());
            long events = events();

            field.set(field.now());

            assertThat(events()).isEqualTo(events);
            assertThat(object(field.kind()).json()).isEqualTo(before.json());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenants", "users", "devices", "dids"})
    void no_field_at_all_is_no_change(String kind) {
        Answer before = object(kind);
        long events = events();

        Answer answer = platformAdmin().patch(before.request().replaceFirst("^GET ", ""), "{}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(events()).isEqualTo(events);
        assertThat(object(kind).json()).isEqualTo(before.json());
    }

    private static Answer object(String kind) {
        return platformAdmin()
                .get("/api/v1/" + kind + "/" + Field.of(kind, "", "").id())
                .expect(200);
    }

    private static long events() {
        return Portal.postgres()
                .sql("SELECT count(*) FROM eventstore.domain_event_entry")
                .query(Long.class)
                .single();
    }

    /** Where nothing is to differ, an apply has nothing to do; that, or that it has, is told beforehand. */
    private static void bringToAsterisk(Field field) {
        Answer preview = platformAdmin()
                .post("/api/v1/apply/preview", Map.of("tenant_id", tenant.id()))
                .expect(200);
        boolean differs = !field.asterisk().isEmpty();
        assertThat(preview.at("changed").asBoolean(!differs))
                .describedAs(preview.body())
                .isEqualTo(differs);
        assertThat(preview.at("changes")
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .anyMatch(n -> n.asInt() > 0))
                .describedAs(preview.body())
                .isEqualTo(differs);
        if (differs) {
            Answer job = platformAdmin()
                    .post("/api/v1/apply?wait=50", Map.of("tenant_id", tenant.id()))
                    .expect(202);
            assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        }
    }

    private static Set<String> rowsOf(String kind) {
        return switch (kind) {
            case "users" -> Set.of(desk.sipUsername(), mobile.sipUsername());
            case "devices" -> Set.of(desk.sipUsername());
            default -> Set.of();
        };
    }

    /**
     * @param answers all of the tenant's objects, field by field
     * @param rows by table, identifier and column
     */
    private record Picture(Map<String, JsonNode> answers, Map<List<String>, String> rows, Map<String, String> files) {

        static Picture taken() {
            Map<String, JsonNode> answers = new TreeMap<>();
            flatten(
                    "/tenants/" + tenant.id(),
                    platformAdmin().get(tenant.path()).json(),
                    answers);
            for (String kind : List.of("users", "devices", "dids")) {
                platformAdmin()
                        .get("/api/v1/" + kind + "?tenant_id=" + tenant.id())
                        .expect(200)
                        .at("items")
                        .forEach(item ->
                                flatten("/" + kind + "/" + item.path("id").asString(), item, answers));
            }
            Map<List<String>, String> rows = new HashMap<>();
            for (String table : List.of("ps_aors", "ps_auths", "ps_endpoints")) {
                Portal.mariaDb()
                        .sql("SELECT * FROM " + table)
                        .query()
                        .listOfRows()
                        .forEach(row -> row.forEach((column, value) -> rows.put(
                                List.of(table, String.valueOf(row.get("id")), column), String.valueOf(value))));
            }
            Map<String, String> files = Stream.of(INBOUND, INTERNAL, OUTBOUND, REVISION)
                    .collect(Collectors.toMap(name -> name, Applies::file));
            return new Picture(answers, rows, files);
        }

        private static void flatten(String path, JsonNode node, Map<String, JsonNode> answers) {
            if (node.isObject() && !path.endsWith("/provider_metadata")) {
                node.propertyStream()
                        .filter(field -> !field.getKey().equals("updated_at"))
                        .forEach(field -> flatten(path + "/" + field.getKey(), field.getValue(), answers));
            } else {
                answers.put(path, node);
            }
        }

        Set<String> answersUnlike(Picture other) {
            return unlike(answers, other.answers).collect(Collectors.toSet());
        }

        Set<String> asteriskUnlike(Picture other) {
            return Stream.concat(
                            unlike(files, other.files).filter(name -> !name.equals(REVISION)),
                            unlike(rows, other.rows)
                                    .map(cell -> rows.containsKey(cell) && other.rows.containsKey(cell)
                                            ? cell.get(0) + "." + cell.get(2)
                                            : WHOLE_ROWS))
                    .collect(Collectors.toSet());
        }

        Set<String> rowsUnlike(Picture other) {
            return unlike(rows, other.rows).map(cell -> cell.get(1)).collect(Collectors.toSet());
        }

        List<String> linesUnlike(Picture other) {
            List<String> lines = new ArrayList<>();
            for (String name : List.of(INBOUND, INTERNAL, OUTBOUND)) {
                List<String> here = lines(name);
                List<String> there = other.lines(name);
                here.stream().filter(line -> !there.contains(line)).forEach(lines::add);
                there.stream().filter(line -> !here.contains(line)).forEach(lines::add);
            }
            return lines;
        }

        private List<String> lines(String name) {
            return Objects.requireNonNull(files.get(name)).lines().toList();
        }

        private static <K> Stream<K> unlike(Map<K, ?> some, Map<K, ?> others) {
            return Stream.concat(some.keySet().stream(), others.keySet().stream())
                    .distinct()
                    .filter(key -> !Objects.equals(some.get(key), others.get(key)));
        }
    }
}
