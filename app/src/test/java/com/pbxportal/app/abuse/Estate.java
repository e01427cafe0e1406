package com.pbxportal.app.abuse;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.PortalClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The tenant that is worked on, and attacked from within.
 *
 * @param refreshTokens each of a session of its own
 * @param numbers the tenant's phone numbers, by their identifiers
 * @param users of the tenant, by their identifiers
 */
record Estate(
        String adminEmail,
        String adminPassword,
        String adminToken,
        String otherAdminToken,
        String endUserToken,
        List<String> refreshTokens,
        List<String> users,
        List<String> numbers) {

    private static final String PASSWORD = "correct-horse-battery-estate";
    private static final int NUMBERS = 1000;
    private static final int USERS = 30;
    private static final int SESSIONS = 20;

    static Estate on(PortalClient nobody) {
        PortalClient platform = nobody.loginAs(Besieged.ADMIN_EMAIL, Besieged.ADMIN_PASSWORD);
        String tenant = platform.post("/api/v1/tenants", Map.of("name", "Besieged", "slug", "besieged"))
                .expect(201)
                .text("id");
        user(platform, tenant, "admin", "tenant_admin");
        user(platform, tenant, "villain", "tenant_admin");
        List<String> users = IntStream.range(0, USERS)
                .mapToObj(number -> user(platform, tenant, "person" + number, "end_user"))
                .toList();
        return new Estate(
                email("admin"),
                PASSWORD,
                login(nobody, "admin").text("access_token"),
                login(nobody, "villain").text("access_token"),
                login(nobody, "person0").text("access_token"),
                IntStream.range(0, SESSIONS)
                        .mapToObj(session -> login(nobody, "person" + (1 + session % (USERS - 1)))
                                .text("refresh_token"))
                        .toList(),
                users,
                numbers(platform, tenant));
    }

    private static String user(PortalClient platform, String tenant, String name, String role) {
        Map<String, String> fields = Map.of(
                "tenant_id", tenant, "email", email(name), "full_name", "Person", "password", PASSWORD, "role", role);
        return platform.post("/api/v1/users", fields).expect(201).text("id");
    }

    private static String email(String name) {
        return name + "@besieged.example";
    }

    private static Answer login(PortalClient nobody, String name) {
        return nobody.post("/api/v1/auth/login", Map.of("email", email(name), "password", PASSWORD))
                .expect(200);
    }

    private static List<String> numbers(PortalClient platform, String tenant) {
        List<Map<String, String>> all = IntStream.range(0, NUMBERS)
                .mapToObj(number -> Map.of("number", "+1555" + (3_000_000 + number), "provider", "Twilio"))
                .toList();
        platform.post("/api/v1/dids/import", Map.of("dids", all)).expect(201);
        List<String> ids = new ArrayList<>();
        for (int page = 1; ids.size() < NUMBERS; page++) {
            Answer listed =
                    platform.get("/api/v1/dids?page_size=200&page=" + page).expect(200);
            StreamSupport.stream(listed.at("items").spliterator(), false)
                    .forEach(item -> ids.add(item.path("id").asString()));
        }
        platform.post("/api/v1/dids/allocate", Map.of("tenant_id", tenant, "did_ids", ids))
                .expect(200);
        return ids;
    }
}
