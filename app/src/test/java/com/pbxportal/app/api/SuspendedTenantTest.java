package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.nobody;
import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The people of a suspended tenant see everything and change nothing, at whichever endpoint. */
class SuspendedTenantTest {

    private static final String ADMIN = "admin";
    private static final List<String> SESSIONS =
            List.of("/api/v1/auth/login", "/api/v1/auth/refresh", "/api/v1/auth/logout");

    /** Shows what an apply would do. */
    private static final String PREVIEW = "/api/v1/apply/preview";

    private static Cast cast;

    @BeforeAll
    static void suspend() {
        cast = new Cast();
        cast.client(ADMIN, false);
        status("suspended");
    }

    static Stream<AccessTest.Row> changes() {
        return AccessTest.rows().stream().filter(row -> !row.method().equals("GET") && !SESSIONS.contains(row.path()));
    }

    static Stream<AccessTest.Row> reads() {
        return AccessTest.rows().stream()
                .filter(row -> row.method().equals("GET") || row.path().equals(PREVIEW));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void what_their_administrator_could_change_is_refused(AccessTest.Row row) {
        boolean wasAllowed = row.statuses().get(ADMIN) != 403 && !row.path().equals(PREVIEW);

        Answer answer = ask(row);

        if (wasAllowed) {
            answer.expectProblem(403, "tenant_suspended");
        } else {
            answer.expect(row.statuses().get(ADMIN));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reads")
    void what_their_administrator_could_see_is_still_shown(AccessTest.Row row) {
        ask(row).expect(row.statuses().get(ADMIN));
    }

    @Test
    void the_platform_still_acts_on_it_and_its_people_come_and_go() {
        User late = cast.tenant().user("tenant_admin");

        Answer login = nobody().post(SESSIONS.getFirst(), Map.of("email", late.email(), "password", late.password()))
                .expect(200);
        nobody().post("/api/v1/auth/refresh", Map.of("refresh_token", login.text("refresh_token")))
                .expect(200);
        nobody().withToken(login.text("access_token"))
                .post("/api/v1/auth/logout")
                .expect(204);
        platformAdmin().patch(late.path(), Map.of("full_name", "Late")).expect(200);
    }

    @Test
    void once_it_is_active_again_its_people_change_things_again() {
        Tenancy tenant = Tenancy.create();
        platformAdmin().patch(tenant.path(), Map.of("status", "suspended")).expect(200);
        tenant.admin().post("/api/v1/users", tenant.person(Map.of())).expectProblem(403, "tenant_suspended");

        platformAdmin().patch(tenant.path(), Map.of("status", "active")).expect(200);

        tenant.admin().post("/api/v1/users", tenant.person(Map.of())).expect(201);
    }

    @Test
    void nobody_elses_people_are_meant() {
        Tenancy other = Tenancy.create();

        assertThat(other.admin().post("/api/v1/users", other.person(Map.of())).status())
                .isEqualTo(201);
    }

    private static Answer ask(AccessTest.Row row) {
        Cast.Target target = cast.target(row.method(), row.path(), false);
        return target.askedBy(cast.client(ADMIN, false), row.method());
    }

    private static void status(String status) {
        platformAdmin().patch(cast.tenant().path(), Map.of("status", status)).expect(200);
    }
}
