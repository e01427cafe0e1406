package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.nobody;
import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import com.pbxportal.app.telephony.Applies;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who did what to whom, when, from where; before and after. */
class AuditTest {

    @Test
    void a_change_is_recorded_with_actor_origin_before_and_after() {
        Tenancy tenant = Tenancy.create();
        User admin = tenant.user("tenant_admin");
        User ann = tenant.user();

        admin.login()
                .with("X-Request-Id", "audit-test-1")
                .with("User-Agent", "audit-test/1.0")
                .patch(ann.path(), Map.of("full_name", "Ann After"))
                .expect(200);

        Answer log = platformAdmin()
                .get("/api/v1/audit-logs?entity_type=User&action=UPDATE&entity_id=" + ann.id())
                .expect(200);
        assertThat(log.at("total").asInt()).isEqualTo(1);
        Fields.of(log.at("/items/0"))
                .hasId("id")
                .has("position", log.at("/items/0/position"))
                .has("event_name", "UserChanged")
                .hasTime("occurred_at")
                .has("entity_type", "User")
                .has("entity_id", ann.id())
                .has("action", "UPDATE")
                .has("tenant_id", tenant.id())
                .has("actor_id", admin.id())
                .has("actor_role", "tenant_admin")
                .has("source_ip", "127.0.0.1")
                .has("user_agent", "audit-test/1.0")
                .has("request_id", "audit-test-1")
                .has("before", log.at("/items/0/before"))
                .has("after", log.at("/items/0/after"))
                .andNoOthers();
        assertThat(log.text("/items/0/after/full_name")).isEqualTo("Ann After");
        assertThat(log.text("/items/0/before/full_name")).isNotEqualTo("Ann After");
    }

    @Test
    void a_numbers_whole_life_is_told_in_order() {
        Tenancy tenant = Tenancy.create();
        Did number = tenant.numberOf(tenant.user());
        platformAdmin().delete(number.path() + "/assign").expect(204);
        platformAdmin().patch(number.path() + "/deallocate").expect(200);
        platformAdmin().get("/api/v1/audit-logs?page_size=1").expect(200); // waits for what was written

        assertThat(Portal.postgres()
                        .sql("""
                                SELECT event_name FROM readmodel.audit_entry
                                WHERE after ->> 'number' = :number OR before ->> 'number' = :number
                                ORDER BY position""")
                        .param("number", number.number())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "PhoneNumberImported",
                        "PhoneNumberAllocated",
                        "PhoneNumberAssigned",
                        "PhoneNumberUnassigned",
                        "PhoneNumberDeallocated");
    }

    @Test
    void a_tenants_administrator_sees_that_tenants_log_only() {
        Tenancy tenant = Tenancy.create();
        tenant.user();

        Answer log = tenant.admin().get("/api/v1/audit-logs?page_size=200").expect(200);

        assertThat(log.at("items").findValuesAsString("tenant_id")).isNotEmpty().containsOnly(tenant.id());
        tenant.admin()
                .get("/api/v1/audit-logs?tenant_id=" + Tenancy.create().id())
                .expectProblem(403, "not_your_tenant");
    }

    @Test
    void a_failed_login_is_recorded_with_the_account_and_the_address() {
        Tenancy tenant = Tenancy.create();
        User ann = tenant.user();

        nobody().with("X-Request-Id", "audit-login-1")
                .with("User-Agent", "guesser/1.0")
                .post("/api/v1/auth/login", Map.of("email", ann.email(), "password", "not hers at all"))
                .expect(401);

        Answer log = tenant.admin()
                .get("/api/v1/audit-logs?action=LOGIN_FAILED&entity_id=" + ann.id())
                .expect(200);
        assertThat(log.at("total").asInt()).isEqualTo(1);
        Fields.of(log.at("/items/0"))
                .hasId("id")
                .has("position", log.at("/items/0/position"))
                .has("event_name", "LoginFailed")
                .hasTime("occurred_at")
                .has("entity_type", "User")
                .has("entity_id", ann.id())
                .has("action", "LOGIN_FAILED")
                .has("tenant_id", tenant.id())
                .has("actor_id", null)
                .has("actor_role", null)
                .has("source_ip", "127.0.0.1")
                .has("user_agent", "guesser/1.0")
                .has("request_id", "audit-login-1")
                .has("before", null)
                .has("after", log.at("/items/0/after"))
                .andNoOthers();
        assertThat(log.text("/items/0/after/reason")).isEqualTo("WRONG_PASSWORD");
    }

    @Test
    void of_an_unknown_account_nothing_that_was_typed_is_recorded() {
        String typed = "my-password-by-mistake-" + UUID.randomUUID();

        nobody().with("X-Request-Id", "audit-login-2")
                .post("/api/v1/auth/login", Map.of("email", typed, "password", "x"))
                .expect(401);

        Answer log = platformAdmin()
                .get("/api/v1/audit-logs?action=LOGIN_FAILED&page_size=200")
                .expect(200);
        assertThat(log.body()).contains("audit-login-2", "UNKNOWN_ACCOUNT").doesNotContain(typed);
    }

    @Test
    void what_all_tenants_have_together_is_told_to_the_platforms_people_alone() {
        Portal.requireAsterisk();
        Tenancy tenant = Tenancy.create();
        tenant.userWithPhone();
        Applies.awaitNoneRunning();
        platformAdmin()
                .post("/api/v1/apply?wait=50", Map.of("tenant_id", tenant.id()))
                .expect(202);
        String ends = "/api/v1/audit-logs?action=APPLY&page_size=1&tenant_id=" + tenant.id();

        Answer whole = platformAdmin().get(ends).expect(200);
        Answer own = tenant.admin().get(ends).expect(200);

        assertThat(whole.text("/items/0/event_name")).isEqualTo("ApplySucceeded");
        assertThat(whole.at("/items/0/position").isNumber()).isTrue();
        assertThat(whole.at("/items/0/after/revision").isString()).isTrue();
        assertThat(own.text("/items/0/id")).isEqualTo(whole.text("/items/0/id"));
        assertThat(own.at("/items/0/position").isNull()).isTrue();
        assertThat(own.at("/items/0/after").propertyNames()).contains("changed").doesNotContain("revision");
    }

    @Test
    void what_was_refused_is_recorded_with_who_asked_for_what() {
        Tenancy tenant = Tenancy.create();
        User admin = tenant.user("tenant_admin");
        User foreign = Tenancy.create().user();

        admin.login()
                .with("X-Request-Id", "audit-refused-1")
                .delete(foreign.path())
                .expectProblem(403, "not_your_tenant");
        admin.login()
                .with("X-Request-Id", "audit-refused-2")
                .post("/api/v1/users", tenant.person(Map.of("email", foreign.email())))
                .expectProblem(409, "email_taken");
        tenant.user().login().post("/api/v1/apply", Map.of()).expectProblem(403, "role_not_sufficient");

        Answer log = tenant.admin()
                .get("/api/v1/audit-logs?action=REFUSED&sort=position")
                .expect(200);
        assertThat(log.at("items").findValuesAsString("code"))
                .containsExactly("not_your_tenant", "email_taken", "role_not_sufficient");
        assertThat(log.at("items").findValuesAsString("operation"))
                .containsExactly("DELETE /api/v1/users/{id}", "POST /api/v1/users", "POST /api/v1/apply");
        assertThat(log.at("items").findValuesAsString("entity_type")).containsExactly("User", "User", "ApplyJob");
        assertThat(log.text("/items/0/entity_id")).isEqualTo(foreign.id());
        assertThat(log.text("/items/0/actor_id")).isEqualTo(admin.id());
        assertThat(log.text("/items/0/request_id")).isEqualTo("audit-refused-1");
        assertThat(log.at("/items/1/entity_id").isNull()).isTrue();
    }
}
