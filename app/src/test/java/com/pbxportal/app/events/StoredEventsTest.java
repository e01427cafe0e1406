package com.pbxportal.app.events;

import static com.pbxportal.app.support.Portal.nobody;
import static com.pbxportal.app.support.Portal.platformAdmin;
import static com.pbxportal.app.support.Portal.postgres;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Secrets;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every event tells, and what none may tell. */
class StoredEventsTest {

    private static final String SYSTEM = new UUID(0, 0).toString();

    @Test
    void every_event_tells_who_caused_it_and_by_which_request() {
        Tenancy tenant = Tenancy.create();
        tenant.admin().post("/api/v1/users", tenant.person(Map.of())).expect(201);

        assertThat(eventsWithout("actor_id")).isEmpty();
        assertThat(eventsWithout("actor_role")).isEmpty();
        assertThat(eventsWithout("source_ip", SYSTEM)).isEmpty();
        assertThat(eventsWithout("user_agent", SYSTEM)).isEmpty();
        assertThat(eventsWithout("request_id", SYSTEM)).isEmpty();
        assertThat(eventsWithout("traceId", SYSTEM)).isEmpty();
        assertThat(eventsWithout("correlationId", SYSTEM)).isEmpty();
    }

    @Test
    void what_a_tenants_administrator_did_says_so() {
        Tenancy tenant = Tenancy.create();
        User admin = tenant.user("tenant_admin");
        Answer created =
                admin.login().post("/api/v1/users", tenant.person(Map.of())).expect(201);

        List<String> metaData = postgres()
                .sql("SELECT convert_from(meta_data, 'UTF8') FROM eventstore.domain_event_entry"
                        + " WHERE aggregate_identifier = ?")
                .param(created.text("id"))
                .query(String.class)
                .list();

        assertThat(metaData).isNotEmpty().allSatisfy(event -> assertThat(event)
                .contains(
                        "\"actor_id\":\"" + admin.id() + "\"",
                        "\"actor_role\":\"tenant_admin\"",
                        "\"actor_tenant\":\"" + tenant.id() + "\"",
                        "\"source_ip\":\"127.0.0.1\""));
    }

    /** @param actors whose events need not have it */
    private static List<String> eventsWithout(String key, String... actors) {
        return postgres()
                .sql("""
                        SELECT payload_type FROM (
                            SELECT payload_type, convert_from(meta_data, 'UTF8')::jsonb AS meta
                            FROM eventstore.domain_event_entry) AS event
                        WHERE meta ->> :key IS NULL AND NOT coalesce(meta ->> 'actor_id', '') = ANY (:actors)""")
                .param("key", key)
                .param("actors", actors)
                .query(String.class)
                .list();
    }

    @Test
    void no_secret_is_anywhere_but_in_the_vault() throws IOException {
        List<String> secrets = usedInEveryWay();
        ReadModels.awaitAll();

        for (String table : tables()) {
            assertThat(cellsWithAny(secrets, table)).describedAs(table).isEmpty();
        }
        assertThat(linesWithAny(Secrets.known())).isEmpty();
        assertThat(linesWithAny(secrets)).isEmpty();
        for (String listing : List.of("users", "devices", "audit-logs", "tenants", "dids", "apply/jobs")) {
            String body =
                    platformAdmin().get("/api/v1/" + listing + "?page_size=200").body();
            assertThat(secrets).describedAs(listing).noneMatch(body::contains);
        }
    }

    /** The secrets of one person, after all that is done with secrets. */
    private static List<String> usedInEveryWay() {
        Tenancy tenant = Tenancy.create();
        Map<String, Object> person = tenant.person(Map.of("device", Map.of("label", "Desk")));
        User ann = User.createdBy(
                platformAdmin().with("Idempotency-Key", UUID.randomUUID().toString()), person);
        Device rotated = Device.of(platformAdmin()
                .post(ann.phone().path() + "/rotate-password")
                .expect(200)
                .json());
        String newPassword = Secrets.password();
        platformAdmin().patch(ann.path(), Map.of("password", newPassword)).expect(200);
        PortalClient nobody = nobody();
        Answer login = login(nobody, ann.email(), newPassword).expect(200);
        login(nobody, ann.email(), ann.password()).expect(401);
        login(nobody, newPassword, "x").expect(401);
        nobody.post("/api/v1/auth/login", "{\"email\":\"a@b.example\",\"password\":{\"" + newPassword + "\":1}}")
                .expect(400);
        return List.of(
                ann.password(),
                newPassword,
                ann.phone().sipPassword(),
                rotated.sipPassword(),
                login.text("access_token"),
                login.text("refresh_token"),
                "$argon2",
                Portal.property("pbx.jwt.key"),
                Portal.property("pbx.vault.keys").split(":")[1]);
    }

    private static Answer login(PortalClient client, String email, String password) {
        return client.post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }

    private static List<String> tables() {
        return postgres().sql("""
                        SELECT table_schema || '.' || table_name FROM information_schema.tables
                        WHERE table_schema IN ('eventstore', 'command', 'readmodel') AND table_type = 'BASE TABLE'""").query(String.class).list();
    }

    private static List<String> cellsWithAny(List<String> secrets, String table) {
        List<String> found = new ArrayList<>();
        postgres().sql("SELECT * FROM " + table).query(row -> {
            ResultSetMetaData columns = row.getMetaData();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                String cell = columns.getColumnTypeName(column).equals("bytea")
                        ? text(row.getBytes(column))
                        : String.valueOf(row.getString(column));
                if (secrets.stream().anyMatch(cell::contains)) {
                    found.add(columns.getColumnName(column) + ": " + cell);
                }
            }
        });
        return found;
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static List<String> linesWithAny(List<String> secrets) throws IOException {
        try (Stream<String> lines = Files.lines(Portal.logFile(), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> secrets.stream().anyMatch(line::contains))
                    .toList();
        }
    }
}
