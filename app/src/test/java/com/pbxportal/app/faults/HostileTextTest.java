package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed into a field is either refused, and changes nothing, or leads to just the dialplan it should. */
@OnTheGround
class HostileTextTest {

    private static final int TRIES = 25;
    /** What is in each tenant's context beside its extensions. */
    private static final List<String> PATTERNS = List.of("_XXXX", "_XXXX#", "_ZXXXXXX!");

    private static final Set<String> OWN_CONTEXTS = Set.of(
            "from-trunk-external",
            "portal-called",
            "portal-limits",
            "portal-notices",
            "portal-revision",
            "portal-unmatched");

    private static Ground ground;
    private static PortalClient admin;

    @BeforeAll
    static void lay() {
        ground = Ground.shared();
        admin = ground.admin();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void what_is_accepted_is_loaded_as_meant_and_what_is_refused_changes_nothing(long seed) {
        HostileText text = new HostileText(seed);
        String slug = "hostile-" + seed;
        Answer tenant = admin.post("/api/v1/tenants", Map.of("name", "Hostile", "slug", slug))
                .expect(201);
        String tenantPath = "/api/v1/tenants/" + tenant.text("id");
        Answer user = admin.post("/api/v1/users", person(tenant, seed + "-first", "Ann", "Desk"))
                .expect(201);
        String userPath = "/api/v1/users/" + user.text("id");
        String devicePath = "/api/v1/devices/" + user.text("/device/id");

        for (int turn = 0; turn < TRIES; turn++) {
            changes(tenantPath, "name", turn % 2 == 0 ? text.next() : text.nextName());
            changes(tenantPath, "default_inbound_destination", text.nextDestination(slug));
            changes(userPath, "full_name", turn % 2 == 0 ? text.next() : text.nextName());
            changes(userPath, "outbound_callerid", text.nextName());
            changes(devicePath, "label", text.nextName());
        }
        creates(tenant, seed, text);
        Map<String, String> destinations = numbers(tenant, slug, seed, text);

        Outcome.bring(ground, false);

        isJustWhatWasMeant(tenant, slug, destinations);
    }

    private static void changes(String path, String field, String value) {
        Answer before = admin.get(path).expect(200);
        Answer answer = admin.patch(path, Map.of(field, value));
        assertThat(answer.status()).describedAs("%s: %s", answer, value).isIn(200, 400);
        if (answer.status() == 400) {
            assertThat(admin.get(path).expect(200).json()).isEqualTo(before.json());
        }
    }

    private static void creates(Answer tenant, long seed, HostileText text) {
        for (int turn = 0; turn < 6; turn++) {
            int before = total("/api/v1/users?tenant_id=" + tenant.text("id"));
            Answer answer =
                    admin.post("/api/v1/users", person(tenant, seed + "-" + turn, text.nextName(), text.nextName()));
            assertThat(answer.status()).describedAs("%s", answer).isIn(201, 400);
            assertThat(total("/api/v1/users?tenant_id=" + tenant.text("id")) - before)
                    .isEqualTo(answer.status() == 201 ? 1 : 0);
        }
    }

    private static Map<String, Object> person(Answer tenant, String name, String fullName, String label) {
        return Map.of(
                "tenant_id",
                tenant.text("id"),
                "email",
                "hostile-" + name + "@faults.example",
                "full_name",
                fullName,
                "password",
                Secrets.password(),
                "role",
                "end_user",
                "device",
                Map.of("label", label));
    }

    /** @return by number what its destination was when it was accepted, else nothing */
    private static Map<String, String> numbers(Answer tenant, String slug, long seed, HostileText text) {
        Map<String, String> destinations = new HashMap<>();
        for (int turn = 0; turn < TRIES; turn++) {
            String number = "+1888" + (1_000_000 + 1_000 * seed + turn);
            int before = total("/api/v1/dids");
            Answer imported = admin.post(
                    "/api/v1/dids/import",
                    Map.of("dids", List.of(Map.of("number", number, "provider", text.nextName()))));
            assertThat(imported.status()).describedAs("%s", imported).isIn(201, 400);
            assertThat(total("/api/v1/dids") - before).isEqualTo(imported.status() == 201 ? 1 : 0);
            if (imported.status() == 201) {
                String path = "/api/v1/dids/"
                        + admin.get("/api/v1/dids?number=" + number.substring(1))
                                .text("/items/0/id");
                admin.patch(path + "/allocate", Map.of("tenant_id", tenant.text("id")))
                        .expect(200);
                String destination = text.nextDestination(slug);
                Answer assigned = admin.post(
                        path + "/assign", Map.of("assigned_type", "EXTERNAL", "assigned_value", destination));
                assertThat(assigned.status()).describedAs("%s", assigned).isIn(201, 400);
                destinations.put(number, assigned.status() == 201 ? destination : "");
            }
        }
        return destinations;
    }

    private static int total(String path) {
        return admin.get(path).expect(200).at("total").asInt();
    }

    private static void isJustWhatWasMeant(Answer tenant, String slug, Map<String, String> destinations) {
        Running now = ground.running();
        Set<String> contexts = new TreeSet<>(OWN_CONTEXTS);
        Set<String> perhapsEmpty = new TreeSet<>();
        ground.postgres()
                .sql("SELECT slug FROM readmodel.tenant")
                .query(String.class)
                .list()
                .forEach(each -> {
                    contexts.add("tenant-" + each);
                    contexts.add("outbound-" + each);
                    perhapsEmpty.add("numbers-" + each);
                    perhapsEmpty.add("transfer-" + each);
                });
        assertThat(now.dialplan().stream()
                        .map(line -> line.split(" ")[0])
                        .filter(context -> !perhapsEmpty.contains(context))
                        .collect(Collectors.toSet()))
                .isEqualTo(contexts);

        List<String> extensions = new ArrayList<>(PATTERNS);
        ground.postgres()
                .sql("SELECT extension::text FROM readmodel.user_account WHERE tenant_id = ?::uuid")
                .param(tenant.text("id"))
                .query(String.class)
                .list()
                .forEach(extensions::add);
        assertThat(extensionsIn(now, "tenant-" + slug)).containsExactlyInAnyOrderElementsOf(extensions);
        assertThat(extensionsIn(now, "outbound-" + slug)).containsExactly("_[+*#0-9]!");
        assertThat(extensionsIn(now, "numbers-" + slug)).isSubsetOf(destinations.keySet());
        assertThat(extensionsIn(now, "transfer-" + slug)).isSubsetOf(extensions);
        destinations.forEach((number, destination) -> assertThat(stepsAt(now, number))
                .describedAs("%s to %s", number, destination)
                .matches("Goto (portal-notices,not_in_service|tenant-" + slug + ",[0-9]{4}),1"
                        + "|(Gosub portal-limits,call,1\\(" + slug + "\\) then )?"
                        + "(Hangup [0-9]*|Busy [0-9]+|Congestion [0-9]*|Playback [A-Za-z0-9_&-]+"
                        + "|VoiceMail [0-9]{2,6}@tenant-" + slug + "(,u)?)"
                        + "( then Goto portal-notices,after_\\$\\{[A-Z]+STATUS},1)?"));

        List<Map<String, Object>> endpoints = ground.mariaDb()
                .sql("SELECT * FROM ps_endpoints WHERE accountcode = ?")
                .param(slug)
                .query()
                .listOfRows();
        assertThat(endpoints).hasSize(extensions.size() - PATTERNS.size()).allSatisfy(row -> {
            assertThat(row.get("context")).isEqualTo("tenant-" + slug);
            assertThat(String.valueOf(row.get("callerid")))
                    .matches("\"[\\p{L}\\p{M}\\p{Nd} .,'&()+/_-]{0,60}\" <[0-9]{4}>");
            assertThat(now.knowsPhone(String.valueOf(row.get("id")))).isTrue();
        });
    }

    private static Set<String> extensionsIn(Running now, String context) {
        return now.dialplan().stream()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals(context) && words.length > 2)
                .map(words -> words[1])
                .collect(Collectors.toSet());
    }

    /** @return all that happens to a call to the number, step by step */
    private static String stepsAt(Running now, String number) {
        String before = "from-trunk-external " + number + " ";
        return now.dialplan().stream()
                .filter(line -> line.startsWith(before))
                .map(line -> line.substring(line.indexOf(' ', before.length()) + 1))
                .collect(Collectors.joining(" then "));
    }
}
