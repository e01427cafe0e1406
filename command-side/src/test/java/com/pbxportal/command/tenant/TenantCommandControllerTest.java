package com.pbxportal.command.tenant;

import static com.pbxportal.command.PortalFixture.PLATFORM_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.ApiJson;
import com.pbxportal.command.PortalTest;
import com.pbxportal.command.tenant.TenantCommandController.ChangeTenantRequest;
import com.pbxportal.command.tenant.TenantCommandController.CreateTenantRequest;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

class TenantCommandControllerTest extends PortalTest {

    @Autowired
    TenantCommandController controller;

    @Test
    void a_name_is_enough_for_a_tenant() {
        ResponseEntity<TenantAnswer> response = create("{\"name\":\"  Acme Corp. \"}");

        TenantAnswer answer = response.getBody();
        assertThat(response.getStatusCode().value()).isEqualTo(201);
        assertThat(response.getHeaders().getLocation()).hasToString("/api/v1/tenants/" + answer.id());
        assertThat(ApiJson.write(answer))
                .isEqualTo("{\"id\":\"" + answer.id() + "\",\"name\":\"Acme Corp.\",\"slug\":\"acme-corp\","
                        + "\"context\":\"tenant-acme-corp\",\"status\":\"active\",\"timezone\":\"UTC\","
                        + "\"ext_min\":1000,\"ext_max\":1999,\"default_inbound_destination\":null,"
                        + "\"outbound_policy_id\":null,\"apply_needs_approval\":false,\"country\":\"US\"}");
    }

    @Test
    void whatever_is_said_is_used() {
        TenantAnswer answer = create("""
                        {"name": "Acme", "slug": "umbrella", "timezone": "Europe/Berlin", "ext_min": 200, "ext_max": 299,
                         "default_inbound_destination": "Hangup()"}""").getBody();

        assertThat(answer.slug()).hasToString("umbrella");
        assertThat(answer.timezone()).isEqualTo("Europe/Berlin");
        assertThat(answer.extMin()).isEqualTo(200);
        assertThat(answer.extMax()).isEqualTo(299);
        assertThat(answer.defaultInboundDestination()).isEqualTo("Hangup()");
    }

    @Test
    void what_is_absent_stays_and_null_clears_what_may_be_empty() {
        assertThat(read("{}").defaultInboundDestination()).isNull();
        assertThat(read("{\"default_inbound_destination\":null}").defaultInboundDestination())
                .isEqualTo(Optional.empty());
        assertThat(read("{\"default_inbound_destination\":\"Hangup()\"}").defaultInboundDestination())
                .contains("Hangup()");

        UUID id = create("{\"name\":\"Acme\",\"default_inbound_destination\":\"Hangup()\"}")
                .getBody()
                .id()
                .value();
        assertThat(change(id, "{\"name\":\" Umbrella \"}"))
                .returns("Umbrella", TenantAnswer::name)
                .returns("Hangup()", TenantAnswer::defaultInboundDestination);
        assertThat(change(id, "{\"default_inbound_destination\":null}"))
                .returns("Umbrella", TenantAnswer::name)
                .returns(null, TenantAnswer::defaultInboundDestination);
        assertThat(change(id, "{\"default_inbound_destination\":\"Hangup()\"}").defaultInboundDestination())
                .isEqualTo("Hangup()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\t", "\\u00a0", "\\u2003", "a\\nb", "a\\u0000b", "\\u0085", "a\\u2028b"})
    void a_name_is_one_line_with_something_to_see(String name) {
        String json = "{\"name\":\"" + name + "\"}";

        assertThat(ApiJson.refused(CreateTenantRequest.class, json))
                .containsExactly("name must be one line of printable characters, not blank");
        assertThat(ApiJson.refused(ChangeTenantRequest.class, json))
                .containsExactly("name must be one line of printable characters, not blank");
    }

    @Test
    void lengths_are_limited_and_a_new_tenant_needs_a_name() {
        assertThat(ApiJson.refused(CreateTenantRequest.class, "{}")).containsExactly("name must not be null");
        assertThat(ApiJson.refused(CreateTenantRequest.class, "{\"name\":\"" + "n".repeat(101) + "\"}"))
                .containsExactly("name size must be between 0 and 100");
        assertThat(ApiJson.refused(
                        ChangeTenantRequest.class, "{\"default_inbound_destination\":\"" + "d".repeat(256) + "\"}"))
                .containsExactly("defaultInboundDestination size must be between 0 and 255");
        assertThat(ApiJson.refused(ChangeTenantRequest.class, "{}")).isEmpty();
    }

    @Test
    void closing_answers_with_nothing() {
        UUID id = create("{\"name\":\"Acme\"}").getBody().id().value();

        controller.closeTenant(id, PLATFORM_ADMIN);

        assertThat(portal.jdbc().queryForObject("SELECT count(*) FROM command.open_tenant", Integer.class))
                .isZero();
    }

    private static ChangeTenantRequest read(String json) {
        return ApiJson.read(ChangeTenantRequest.class, json);
    }

    private ResponseEntity<TenantAnswer> create(String json) {
        return controller.createTenant(ApiJson.read(CreateTenantRequest.class, json), PLATFORM_ADMIN);
    }

    private TenantAnswer change(UUID id, String json) {
        return controller.changeTenant(id, read(json), PLATFORM_ADMIN);
    }
}
