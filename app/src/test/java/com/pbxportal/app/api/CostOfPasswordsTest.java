package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.nobody;
import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import com.pbxportal.command.session.HashingPlaces;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may cost that ends in a refusal: counted in passwords hashed, as that is what costs. */
class CostOfPasswordsTest {

    private static final String USERS = "/api/v1/users";
    private static final String LOGIN = "/api/v1/auth/login";
    private static final String OWN = "/api/v1/self-service/password";
    private static final String GOOD = "correct-horse-battery";

    private static Tenancy acme;
    private static User ann;
    private static PortalClient admin;
    private static User stranger;

    @BeforeAll
    static void people() {
        acme = Tenancy.create();
        ann = acme.user();
        admin = acme.admin();
        stranger = Tenancy.create().user();
    }

    private static long hashesOf(Supplier<Answer> request) {
        HashingPlaces places = Portal.node().bean(HashingPlaces.class);
        long before = places.hashed();
        request.get();
        return places.hashed() - before;
    }

    private static void assertCostsNothing(Supplier<Answer> refused) {
        assertThat(hashesOf(refused)).isZero();
    }

    @Test
    void whose_password_one_may_not_change_is_known_before_it_is_hashed() {
        Map<String, Object> password = Map.of("password", GOOD);

        assertCostsNothing(
                () -> admin.patch(USERS + "/" + UUID.randomUUID(), password).expectProblem(404, "unknown_user"));
        assertCostsNothing(() -> admin.patch(stranger.path(), password).expectProblem(403, "not_your_tenant"));
        assertCostsNothing(() -> admin.patch(ann.path(), Map.of("password", GOOD, "role", "platform_admin"))
                .expectProblem(403, "role_above_own"));
        assertCostsNothing(() -> admin.patch(ann.path(), Map.of("password", GOOD, "email", stranger.email()))
                .expectProblem(409, "email_taken"));
        assertThat(hashesOf(() -> admin.patch(ann.path(), password).expect(200)))
                .isEqualTo(1);
        admin.patch(ann.path(), Map.of("password", ann.password())).expect(200);
    }

    @Test
    void ones_own_password_is_not_hashed_where_it_is_not_changed() {
        User self = acme.user("tenant_admin");
        PortalClient session = self.login();

        assertCostsNothing(() ->
                session.patch(self.path(), Map.of("password", GOOD)).expectProblem(403, "own_password_needs_current"));
        assertCostsNothing(
                () -> session.put(OWN, Map.of("current_password", self.password(), "new_password", "password1"))
                        .expectProblem(400, "invalid_input"));
        assertThat(hashesOf(() -> session.put(OWN, Map.of("current_password", "a guess", "new_password", GOOD))
                        .expectProblem(403, "wrong_current_password")))
                .isEqualTo(1);
        assertThat(hashesOf(() -> session.put(OWN, Map.of("current_password", self.password(), "new_password", GOOD))
                        .expect(204)))
                .isEqualTo(2);
    }

    @Test
    void whom_there_cannot_be_gets_no_password() {
        assertCostsNothing(() ->
                admin.post(USERS, acme.person(Map.of("email", ann.email()))).expectProblem(409, "email_taken"));
        assertCostsNothing(() -> admin.post(USERS, acme.person(Map.of("email", stranger.email())))
                .expectProblem(409, "email_taken"));
        assertCostsNothing(() -> platformAdmin()
                .post(USERS, acme.person(Map.of("tenant_id", UUID.randomUUID().toString())))
                .expectProblem(404, "unknown_tenant"));
        assertCostsNothing(() -> platformAdmin()
                .post(USERS, acme.person(Map.of("role", "platform_admin")))
                .expectProblem(400, "platform_role_has_no_tenant"));
        assertThat(hashesOf(() -> admin.post(USERS, acme.person(Map.of())).expect(201)))
                .isEqualTo(1);
    }

    @Test
    void people_of_a_suspended_tenant_have_nothing_hashed() {
        Tenancy tenant = Tenancy.create();
        User bob = tenant.user();
        PortalClient suspended = tenant.admin();
        platformAdmin().patch(tenant.path(), Map.of("status", "suspended")).expect(200);

        assertCostsNothing(
                () -> suspended.patch(bob.path(), Map.of("password", GOOD)).expectProblem(403, "tenant_suspended"));
        assertCostsNothing(() -> suspended.post(USERS, tenant.person(Map.of())).expectProblem(403, "tenant_suspended"));
    }

    /** A difference would show in the time. */
    @ParameterizedTest
    @ValueSource(strings = {"12345678", "x", "another wrong horse"})
    void a_wrong_login_costs_the_same_whether_there_is_such_an_account_or_not(String wrong) {
        long known = hashesOf(() -> login(ann.email(), wrong).expectProblem(401, "wrong_email_or_password"));
        long unknown =
                hashesOf(() -> login("nobody@nowhere.example", wrong).expectProblem(401, "wrong_email_or_password"));

        assertThat(known).isEqualTo(1);
        assertThat(unknown).isEqualTo(1);
    }

    @Test
    void a_secret_that_is_too_long_to_be_one_is_refused_before_anything_is_looked_up() {
        for (String email : new String[] {ann.email(), "nobody@nowhere.example"}) {
            assertCostsNothing(() -> login(email, "p".repeat(129)).expectProblem(400, "invalid_input"));
        }
        assertCostsNothing(() -> nobody().post("/api/v1/auth/refresh", Map.of("refresh_token", "A".repeat(101)))
                .expectProblem(400, "invalid_input"));
        login(ann.email(), "\ud83d\ude42".repeat(128)).expectProblem(401, "wrong_email_or_password");
        Answer refused = login(ann.email(), "secret-".repeat(20)).expectProblem(400, "invalid_input");
        assertThat(refused.text("/errors/0/field")).isEqualTo("password");
        assertThat(refused.body()).doesNotContain("secret-");
    }

    private static Answer login(String email, String password) {
        return nobody().post(LOGIN, Map.of("email", email, "password", password));
    }
}
