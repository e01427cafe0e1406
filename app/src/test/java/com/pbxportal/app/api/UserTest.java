package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.nobody;
import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Secrets;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserTest {

    private static final String USERS = "/api/v1/users";

    private static final String OWN_PASSWORD = "/api/v1/self-service/password";

    private static Tenancy acme;

    @BeforeAll
    static void tenant() {
        acme = Tenancy.create();
    }

    @Test
    void a_user_gets_the_next_free_extension_and_a_first_device() {
        Tenancy tenant = Tenancy.create();
        Map<String, Object> person = tenant.person(Map.of("device", Map.of("label", "Desk Phone")));

        Answer created = platformAdmin().post(USERS, person).expect(201);

        Fields.of(created.json())
                .hasId("id")
                .has("tenant_id", tenant.id())
                .has("email", person.get("email"))
                .has("full_name", person.get("full_name"))
                .has("role", "end_user")
                .has("status", "active")
                .has("extension", 1000)
                .has("outbound_callerid", null)
                .has("voicemail_enabled", true)
                .has("dids", List.of())
                .hasObject("device", device -> device.hasId("id")
                        .has("label", "Desk Phone")
                        .has("sip_username", tenant.slug() + "-1000-desk-phone")
                        .has("sip_password", created.text("/device/sip_password"))
                        .andNoOthers())
                .andNoOthers();
        assertThat(Secrets.remember(created.text("/device/sip_password"))).hasSizeGreaterThanOrEqualTo(20);
        assertThat(created.header("Location")).isEqualTo(USERS + "/" + created.text("id"));
    }

    @Test
    void a_tenant_administrator_need_not_name_the_tenant() {
        Map<String, Object> person =
                acme.person(Map.of("outbound_callerid", "+15551234567", "voicemail_enabled", false));
        person.remove("tenant_id");

        Answer created = acme.admin().post(USERS, person).expect(201);

        Fields.of(acme.admin().get(USERS + "/" + created.text("id")).expect(200).json())
                .has("id", created.text("id"))
                .has("tenant_id", acme.id())
                .has("email", person.get("email"))
                .has("full_name", person.get("full_name"))
                .has("role", "end_user")
                .has("status", "active")
                .has("extension", created.at("extension").asInt())
                .has("outbound_callerid", "+15551234567")
                .has("voicemail_enabled", false)
                .has("dids", List.of())
                .hasTime("created_at")
                .hasTime("updated_at")
                .andNoOthers();
    }

    @Test
    void extensions_are_given_in_order_and_again_when_they_are_free() {
        Tenancy tenant = Tenancy.create(Map.of("ext_min", 200, "ext_max", 209));
        List<User> users = List.of(tenant.user(), tenant.user(), tenant.user());
        platformAdmin().delete(users.get(1).path()).expect(204);

        assertThat(users).extracting(User::extension).containsExactly(200, 201, 202);
        assertThat(tenant.user().extension()).isEqualTo(201);
        assertThat(tenant.user().extension()).isEqualTo(203);
    }

    @Test
    void a_full_range_has_no_extension_left() {
        Tenancy tenant = Tenancy.create(Map.of("ext_min", 200, "ext_max", 209));
        for (int extension = 200; extension <= 209; extension++) {
            tenant.user();
        }

        platformAdmin().post(USERS, tenant.person(Map.of())).expectProblem(409, "extension_pool_exhausted");
        platformAdmin().patch(tenant.path(), Map.of("ext_max", 219)).expect(200);
        assertThat(tenant.user().extension()).isEqualTo(210);
    }

    @Test
    void a_wanted_extension_is_given_if_it_is_free_and_in_range() {
        Tenancy tenant = Tenancy.create();

        platformAdmin().post(USERS, tenant.person(Map.of("extension", 1500))).expect(201);
        platformAdmin().post(USERS, tenant.person(Map.of("extension", 1500))).expectProblem(409, "extension_in_use");
        platformAdmin()
                .post(USERS, tenant.person(Map.of("extension", 2000)))
                .expectProblem(400, "extension_outside_range");
    }

    @Test
    void an_email_belongs_to_one_user_in_the_whole_system_until_they_are_deleted() {
        User ann = acme.user();
        Tenancy other = Tenancy.create();
        Map<String, Object> twin = other.person(Map.of("email", ann.email().toUpperCase()));

        platformAdmin().post(USERS, twin).expectProblem(409, "email_taken");
        platformAdmin().delete(ann.path()).expect(204);
        platformAdmin().post(USERS, twin).expect(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email             | "nobody"
            email             | ""
            email             | null
            full_name         | " "
            full_name         | "\\u200b"
            full_name         | "\\u3164\\u2800"
            full_name         | "\\u0421\\u0430f\\u00e9"
            full_name         | "Ann\\r\\nX: 1"
            password          | "short"
            password          | null
            role              | "boss"
            role              | null
            outbound_callerid | "5551234"
            voicemail_enabled | "yes"
            extension         | "1000"
            device            | {"label":""}
            tenant_id         | "acme"
            shoe_size         | 43
            """)
    void what_breaks_a_rule_is_refused_by_field(String field, String value) {
        Map<String, Object> person = acme.person(Map.of());
        person.remove(field);
        String others = PortalClient.json(person).substring(1);

        Answer answer = platformAdmin()
                .post(USERS, "{\"" + field + "\":" + value + "," + others)
                .expectProblem(400, "invalid_input");

        assertThat(answer.errors()).isNotEmpty().allSatisfy(error -> assertThat(error)
                .startsWith(field));
    }

    @Test
    void nobody_grants_a_role_above_their_own() {
        acme.admin().post(USERS, acme.person(Map.of("role", "platform_admin"))).expectProblem(403, "role_above_own");
        User ann = acme.user();
        acme.admin().patch(ann.path(), Map.of("role", "platform_admin")).expectProblem(403, "role_above_own");
        acme.admin().patch(ann.path(), Map.of("role", "tenant_admin")).expect(200);
    }

    @Test
    void platform_roles_are_in_no_tenant_and_tenant_roles_in_one() {
        platformAdmin()
                .post(USERS, acme.person(Map.of("role", "platform_admin")))
                .expectProblem(400, "platform_role_has_no_tenant");
        Map<String, Object> homeless = acme.person(Map.of("role", "end_user"));
        homeless.remove("tenant_id");
        platformAdmin().post(USERS, homeless).expectProblem(400, "role_needs_tenant");
    }

    @Test
    void a_user_is_changed_field_by_field() {
        User ann = acme.user();

        Answer changed = acme.admin()
                .patch(ann.path(), Map.of("full_name", "Ann Other", "outbound_callerid", "+15550001111"))
                .expect(200);

        assertThat(changed.text("full_name")).isEqualTo("Ann Other");
        assertThat(changed.text("email")).isEqualTo(ann.email());
        Answer cleared =
                acme.admin().patch(ann.path(), "{\"outbound_callerid\":null}").expect(200);
        assertThat(cleared.at("outbound_callerid").isNull()).isTrue();
        assertThat(cleared.text("full_name")).isEqualTo("Ann Other");
    }

    @Test
    void a_changed_email_is_the_one_to_log_in_with() {
        User ann = acme.user();
        String renamed = "new-" + ann.email();

        platformAdmin().patch(ann.path(), Map.of("email", renamed)).expect(200);

        nobody().loginAs(renamed, ann.password());
        login(ann).expectProblem(401, "wrong_email_or_password");
    }

    @Test
    void a_suspended_user_is_logged_out_and_cannot_come_back_until_reactivated() {
        User ann = acme.user();
        PortalClient loggedIn = ann.login();

        acme.admin().patch(ann.path(), Map.of("status", "suspended")).expect(200);

        loggedIn.get(ann.path()).expectProblem(401, "session_ended");
        login(ann).expectProblem(401, "wrong_email_or_password");
        acme.admin().patch(ann.path(), Map.of("status", "active")).expect(200);
        login(ann).expect(200);
    }

    @Test
    void a_new_password_ends_all_sessions() {
        User ann = acme.user();
        PortalClient loggedIn = ann.login();
        String newPassword = Secrets.password();

        acme.admin().patch(ann.path(), Map.of("password", newPassword)).expect(200);

        loggedIn.get(ann.path()).expectProblem(401, "session_ended");
        login(ann).expectProblem(401, "wrong_email_or_password");
        nobody().loginAs(ann.email(), newPassword);
    }

    @Test
    void a_user_with_a_number_is_not_deleted_by_oversight() {
        User ann = acme.userWithPhone();
        Did number = acme.numberOf(ann);

        Answer refused = acme.admin().delete(ann.path()).expectProblem(409, "numbers_still_assigned");
        assertThat(refused.text("detail")).contains(number.number());

        acme.admin().delete(ann.path() + "?unassign=true").expect(204);
        assertThat(number.status()).isEqualTo("ALLOCATED");
        Answer gone = acme.admin().get(ann.path()).expect(200);
        assertThat(gone.text("status")).isEqualTo("deleted");
        assertThat(gone.at("extension").isNull()).isTrue();
        acme.admin().get(ann.phone().path()).expectProblem(404, "unknown_device");
    }

    @Test
    void a_deleted_user_changes_no_more() {
        User ann = acme.user();
        PortalClient loggedIn = ann.login();
        acme.admin().delete(ann.path()).expect(204);

        acme.admin().patch(ann.path(), Map.of("full_name", "Ghost")).expectProblem(409, "user_is_deleted");
        acme.admin().delete(ann.path()).expectProblem(409, "user_is_deleted");
        acme.admin().patch(ann.path(), Map.of("status", "deleted")).expectProblem(400, "invalid_input");
        loggedIn.get(ann.path()).expectProblem(401, "session_ended");
        login(ann).expectProblem(401, "wrong_email_or_password");
    }

    @Test
    void nobody_removes_themselves() {
        User admin = acme.user("tenant_admin");
        PortalClient self = admin.login();

        self.delete(admin.path()).expectProblem(409, "own_account_not_removable");
        self.patch(admin.path(), Map.of("status", "suspended")).expectProblem(409, "own_account_not_removable");
        self.patch(admin.path(), Map.of("role", "end_user")).expectProblem(409, "own_account_not_removable");
        self.patch(admin.path(), Map.of("full_name", "Still here")).expect(200);
    }

    @Test
    void an_unknown_user_is_not_found() {
        String nowhere = USERS + "/" + UUID.randomUUID();

        platformAdmin().get(nowhere).expectProblem(404, "unknown_user");
        platformAdmin().patch(nowhere, Map.of("full_name", "x")).expectProblem(404, "unknown_user");
        platformAdmin().delete(nowhere).expectProblem(404, "unknown_user");
        platformAdmin()
                .post(USERS, acme.person(Map.of("tenant_id", UUID.randomUUID())))
                .expectProblem(404, "unknown_tenant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uff41nn@", "A\u200bnn@", "ANN@"})
    void an_email_in_another_spelling_is_the_same_account_and_not_told_whose(String local) {
        Tenancy other = Tenancy.create();
        String domain = Tenancy.create().slug() + ".example";
        acme.admin().post(USERS, person(acme, "ann@" + domain)).expect(201);

        Answer refused =
                other.admin().post(USERS, person(other, local + domain)).expectProblem(409, "email_taken");

        assertThat(refused.body()).doesNotContain(acme.id(), acme.name());
        nobody().loginAs(local + domain, "correct horse");
    }

    @Test
    void names_are_kept_in_normal_form_and_found_in_either() {
        User ann = User.createdBy(platformAdmin(), acme.person(Map.of("full_name", "Zoe\u0308 Kru\u0308ger")));

        assertThat(platformAdmin().get(ann.path()).text("full_name")).isEqualTo("Zo\u00eb Kr\u00fcger");
        assertThat(platformAdmin()
                        .get(USERS + "?tenant_id=" + acme.id() + "&q="
                                + URLEncoder.encode("Zoe\u0308", StandardCharsets.UTF_8))
                        .at("total")
                        .asInt())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"&+%\"'<\u00fc\u20ac\ud83d\ude42", " vier gr\u00fcne K\u00fche "})
    void a_password_logs_in_in_either_normal_form(String composed) {
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        User ann = User.createdBy(platformAdmin(), acme.person(Map.of("password", decomposed)));
        User bob = User.createdBy(platformAdmin(), acme.person(Map.of("password", composed)));

        for (User user : List.of(ann, bob)) {
            nobody().loginAs(user.email(), composed);
            nobody().loginAs(user.email(), decomposed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "password", "        ", "aaaaaaaa", "qwertyuiop", "Mustermann"})
    void a_password_that_is_guessed_first_is_refused(String password) {
        Map<String, Object> person = acme.person(Map.of("full_name", "Max Mustermann", "password", password));
        User ann = acme.user();

        assertThat(platformAdmin()
                        .post(USERS, person)
                        .expectProblem(400, "invalid_input")
                        .errors())
                .singleElement()
                .asString()
                .startsWith("password: Invalid password: too easy to guess (");
        platformAdmin()
                .patch(ann.path(), Map.of("password", password, "full_name", "Max Mustermann"))
                .expectProblem(400, "invalid_input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"end_user", "support", "tenant_admin"})
    void everybody_changes_their_own_password_with_the_current_one(String role) {
        User ann = acme.user(role);
        PortalClient here = ann.login();
        PortalClient elsewhere = ann.login();
        String newPassword = Secrets.password();

        here.put(OWN_PASSWORD, own("not it", newPassword)).expectProblem(403, "wrong_current_password");
        Answer weak = here.put(OWN_PASSWORD, own("not it", "12345678")).expectProblem(400, "invalid_input");
        assertThat(weak.errors()).singleElement().asString().startsWith("new_password: ");
        here.put(OWN_PASSWORD, own(ann.password(), newPassword)).expect(204);

        here.put(OWN_PASSWORD, own("not it", newPassword)).expectProblem(403, "wrong_current_password");
        elsewhere.get("/api/v1/users").expectProblem(401, "session_ended");
        login(ann).expectProblem(401, "wrong_email_or_password");
        nobody().loginAs(ann.email(), newPassword);
        assertThat(platformAdmin()
                        .get("/api/v1/audit-logs?action=UPDATE&entity_id=" + ann.id())
                        .text("/items/0/actor_id"))
                .isEqualTo(ann.id());
    }

    @Test
    void an_administrator_does_not_change_their_own_password_without_the_current_one() {
        User admin = acme.user("tenant_admin");

        admin.login()
                .patch(admin.path(), Map.of("password", Secrets.password()))
                .expectProblem(403, "own_password_needs_current");
        login(admin).expect(200);
    }

    private static Map<String, Object> own(String current, String next) {
        return Map.of("current_password", current, "new_password", next);
    }

    private static Map<String, Object> person(Tenancy tenant, String email) {
        return tenant.person(Map.of("email", email, "password", Secrets.remember("correct horse")));
    }

    private static Answer login(User user) {
        return nobody().post("/api/v1/auth/login", Map.of("email", user.email(), "password", user.password()));
    }
}
