package com.pbxportal.command.user;

import static com.pbxportal.command.PortalFixture.PLATFORM_ADMIN;
import static com.pbxportal.command.PortalFixture.adminOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.command.ApiJson;
import com.pbxportal.command.PortalTest;
import com.pbxportal.command.user.UserCommandController.ChangeUserRequest;
import com.pbxportal.command.user.UserCommandController.CreateUserRequest;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.error.Rejection;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.user.UserStatus;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

class UserCommandControllerTest extends PortalTest {

    private static final String MINIMAL =
            "\"email\":\"Alice@Acme.test\",\"full_name\":\" Alice \",\"password\":\"correct horse\"";

    @Autowired
    UserCommandController controller;

    private TenantId acme;

    @BeforeEach
    void aTenant() {
        acme = portal.givenTenant("acme");
    }

    @Test
    void a_tenant_admins_users_are_in_that_tenant_said_or_not() {
        ResponseEntity<UserAnswer> response = create("{" + MINIMAL + ",\"role\":\"end_user\"}", adminOf(acme));

        UserAnswer answer = response.getBody();
        assertThat(response.getStatusCode().value()).isEqualTo(201);
        assertThat(response.getHeaders().getLocation()).hasToString("/api/v1/users/" + answer.id());
        assertThat(ApiJson.write(answer))
                .isEqualTo("{\"id\":\"" + answer.id() + "\",\"tenant_id\":\"" + acme
                        + "\",\"email\":\"alice@acme.test\",\"full_name\":\"Alice\",\"role\":\"end_user\","
                        + "\"status\":\"active\",\"extension\":1000,\"outbound_callerid\":null,"
                        + "\"voicemail_enabled\":true,\"dids\":[],\"device\":null}");
        assertThat(create(
                                "{\"email\":\"b@acme.test\",\"full_name\":\"B\",\"password\":\"correct horse\","
                                        + "\"role\":\"end_user\",\"tenant_id\":\"" + acme + "\"}",
                                adminOf(acme))
                        .getBody()
                        .tenantId())
                .isEqualTo(acme);
    }

    @Test
    void a_tenant_admin_names_no_other_tenant() {
        UUID other = new UUID(9, 9);

        assertThatThrownBy(() -> create(
                        "{" + MINIMAL + ",\"role\":\"end_user\",\"tenant_id\":\"" + other + "\"}", adminOf(acme)))
                .isInstanceOf(NotYourTenant.class)
                .hasMessage("Tenant " + other + " is not in your tenant");
    }

    @Test
    void everything_that_may_be_said_of_a_user_is_kept() {
        UserAnswer answer = create(
                        "{" + MINIMAL + ",\"role\":\"tenant_admin\",\"tenant_id\":\"" + acme
                                + "\",\"outbound_callerid\":\"+4930100\",\"voicemail_enabled\":false,"
                                + "\"extension\":1007,\"device\":{\"label\":\" Desk \"}}",
                        PLATFORM_ADMIN)
                .getBody();

        assertThat(answer.outboundCallerid()).isEqualTo(new E164("+4930100"));
        assertThat(answer.voicemailEnabled()).isFalse();
        assertThat(answer.extension()).hasToString("1007");
        assertThat(answer.device().label()).isEqualTo("Desk");
        assertThat(ApiJson.write(answer))
                .contains("\"sip_username\":\"acme-1007-desk\"")
                .containsPattern("\"sip_password\":\"\\w{24}\"");
    }

    @Test
    void what_is_absent_stays_and_null_clears_what_may_be_empty() {
        assertThat(read("{}").outboundCallerid()).isNull();
        assertThat(read("{\"outbound_callerid\":null}").outboundCallerid()).isEqualTo(Optional.empty());

        UUID id = create("{" + MINIMAL + ",\"role\":\"end_user\",\"outbound_callerid\":\"+4930100\"}", adminOf(acme))
                .getBody()
                .id()
                .value();
        assertThat(change(id, "{\"full_name\":\" Alice B. \",\"voicemail_enabled\":false}"))
                .returns("Alice B.", UserAnswer::fullName)
                .returns(false, UserAnswer::voicemailEnabled)
                .returns(new E164("+4930100"), UserAnswer::outboundCallerid);
        assertThat(change(id, "{\"outbound_callerid\":null}"))
                .returns("Alice B.", UserAnswer::fullName)
                .returns(null, UserAnswer::outboundCallerid);
        assertThat(change(
                        id, "{\"outbound_callerid\":\"+4930200\",\"email\":\"A@acme.test\",\"status\":\"suspended\"}"))
                .returns(new E164("+4930200"), UserAnswer::outboundCallerid)
                .returns(UserStatus.SUSPENDED, UserAnswer::status);
    }

    @Test
    void a_caller_id_that_is_no_number_is_refused_under_its_own_name() {
        assertThatThrownBy(() ->
                        create("{" + MINIMAL + ",\"role\":\"end_user\",\"outbound_callerid\":\"110\"}", adminOf(acme)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Invalid E.164 format: 110")
                .satisfies(e ->
                        assertThat(((Rejection) e).errors().getFirst().field()).isEqualTo("outbound_callerid"));
    }

    @Test
    void a_status_of_deleted_is_refused_because_deleting_is_more_than_a_status() {
        assertThatThrownBy(() -> change(portal.nextId(), "{\"status\":\"deleted\"}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Invalid status: deleted (active or suspended; DELETE deletes a user)");
    }

    @Test
    void a_password_in_a_request_does_not_print() {
        assertThat(ApiJson.read(CreateUserRequest.class, "{\"password\":\"correct horse\"}")
                        .toString())
                .doesNotContain("correct");
        assertThat(read("{\"password\":\"correct horse\"}").toString()).doesNotContain("correct");
    }

    @Test
    void what_is_needed_is_named_and_what_is_blank_is_refused() {
        assertThat(ApiJson.refused(CreateUserRequest.class, "{\"device\":{}}"))
                .containsExactly(
                        "device.label must not be null",
                        "email must not be blank",
                        "fullName must not be null",
                        "password must not be null",
                        "role must not be null");
        assertThat(ApiJson.refused(ChangeUserRequest.class, "{\"full_name\":\" \"}"))
                .containsExactly("fullName must be one line of printable characters, not blank");
        assertThat(ApiJson.refused(ChangeUserRequest.class, "{\"full_name\":\"" + "n".repeat(101) + "\"}"))
                .containsExactly("fullName size must be between 0 and 100");
    }

    @Test
    void deleting_passes_on_whether_to_unassign() {
        UUID id = create("{" + MINIMAL + ",\"role\":\"end_user\"}", adminOf(acme))
                .getBody()
                .id()
                .value();
        portal.givenNumber("+4930100", acme, new com.pbxportal.shared.identity.UserId(id));

        assertThatThrownBy(() -> controller.deleteUser(id, false, PLATFORM_ADMIN))
                .isInstanceOf(NumbersStillAssigned.class);
        controller.deleteUser(id, true, PLATFORM_ADMIN);
        assertThatThrownBy(() -> controller.deleteUser(id, true, PLATFORM_ADMIN))
                .isInstanceOf(UserIsDeleted.class);
    }

    private static ChangeUserRequest read(String json) {
        return ApiJson.read(ChangeUserRequest.class, json);
    }

    private ResponseEntity<UserAnswer> create(String json, Caller caller) {
        return controller.createUser(ApiJson.read(CreateUserRequest.class, json), caller);
    }

    private UserAnswer change(UUID id, String json) {
        return controller.changeUser(id, read(json), PLATFORM_ADMIN);
    }
}
