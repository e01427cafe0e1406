package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.util.Map;
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
}
