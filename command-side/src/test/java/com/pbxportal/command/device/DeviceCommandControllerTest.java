package com.pbxportal.command.device;

import static com.pbxportal.command.PortalFixture.PLATFORM_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.ApiJson;
import com.pbxportal.command.PortalTest;
import com.pbxportal.command.device.DeviceCommandController.AddDeviceRequest;
import com.pbxportal.command.device.DeviceCommandController.ChangeDeviceRequest;
import com.pbxportal.shared.identity.UserId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeviceCommandControllerTest extends PortalTest {

    @Autowired
    DeviceCommandController controller;

    private UserId alice;

    @BeforeEach
    void aUser() {
        alice = portal.givenUser(portal.givenTenant("acme"), "alice@acme.test");
    }

    @Test
    void a_label_is_enough_for_a_device_and_the_password_is_shown_this_once() {
        DeviceAnswer added = add("{\"user_id\":\"" + alice + "\",\"label\":\" Desk \"}");

        assertThat(ApiJson.write(added))
                .startsWith("{\"id\":\"" + added.id() + "\",\"tenant_id\":\"" + added.tenantId() + "\",\"user_id\":\""
                        + alice + "\",\"label\":\"Desk\",\"sip_username\":\"acme-1000-desk\",\"sip_password\":\"")
                .containsPattern("\"sip_password\":\"\\w{24}\"")
                .endsWith("\"transport\":\"udp\",\"nat_flags\":{\"rtp_symmetric\":true,\"force_rport\":true,"
                        + "\"rewrite_contact\":true,\"direct_media\":false,\"keep_alive\":true},\"codecs\":[\"ulaw\",\"alaw\"],"
                        + "\"enabled\":true}");
        assertThat(ApiJson.write(change(added.id().value(), "{}"))).contains("\"sip_password\":\"********\"");
        assertThat(ApiJson.write(controller.rotateDevicePassword(added.id().value(), PLATFORM_ADMIN)))
                .containsPattern("\"sip_password\":\"\\w{24}\"");
    }

    @Test
    void whatever_is_said_is_used_and_the_rest_has_defaults() {
        DeviceAnswer answer = add("{\"user_id\":\"" + alice + "\",\"label\":\"Desk\",\"transport\":\"tls\","
                + "\"nat_flags\":{\"force_rport\":false},\"codecs\":[\"g722\",\"opus\"],\"enabled\":false}");

        assertThat(ApiJson.write(answer))
                .endsWith("\"transport\":\"tls\",\"nat_flags\":{\"rtp_symmetric\":true,\"force_rport\":false,"
                        + "\"rewrite_contact\":true,\"direct_media\":false,\"keep_alive\":true},\"codecs\":[\"g722\",\"opus\"],"
                        + "\"enabled\":false}");
    }

    @Test
    void a_browser_speaks_opus_first_unless_other_codecs_are_said() {
        String browser = "{\"user_id\":\"" + alice + "\",\"label\":\"Browser\",\"transport\":\"wss\"";

        assertThat(ApiJson.write(add(browser + "}"))).contains("\"codecs\":[\"opus\",\"ulaw\",\"alaw\"]");
        assertThat(ApiJson.write(add(browser.replace("Browser", "Other") + ",\"codecs\":[\"alaw\"]}")))
                .contains("\"codecs\":[\"alaw\"]");
    }

    @Test
    void single_flags_change_over_what_was_there() {
        UUID id = add("{\"user_id\":\"" + alice + "\",\"label\":\"Desk\",\"nat_flags\":{\"force_rport\":false}}")
                .id()
                .value();

        assertThat(ApiJson.write(change(
                        id, "{\"label\":\" Kitchen \",\"nat_flags\":{\"direct_media\":true,\"rtp_symmetric\":false}}")))
                .contains("\"label\":\"Kitchen\"")
                .contains("\"nat_flags\":{\"rtp_symmetric\":false,\"force_rport\":false,"
                        + "\"rewrite_contact\":true,\"direct_media\":true,\"keep_alive\":true}");
        assertThat(ApiJson.write(change(id, "{\"nat_flags\":{\"rewrite_contact\":false}}")))
                .contains("\"rewrite_contact\":false");
    }

    @Test
    void what_is_needed_is_named_and_what_makes_no_sense_is_refused() {
        assertThat(ApiJson.refused(AddDeviceRequest.class, "{\"codecs\":[]}"))
                .containsExactly(
                        "codecs size must be between 1 and 2147483647",
                        "label must not be null",
                        "userId must not be null");
        assertThat(ApiJson.refused(ChangeDeviceRequest.class, "{\"codecs\":[\"ulaw\",\"ulaw\"]}"))
                .containsExactly("codecs must only contain unique elements");
        assertThat(ApiJson.refused(ChangeDeviceRequest.class, "{\"codecs\":[null]}"))
                .contains("codecs[0].<list element> must not be null");
        assertThat(ApiJson.refused(ChangeDeviceRequest.class, "{\"label\":\"\"}"))
                .containsExactly("label must be one line of printable characters, not blank");
        assertThat(ApiJson.refused(ChangeDeviceRequest.class, "{\"label\":\"" + "n".repeat(51) + "\"}"))
                .containsExactly("label size must be between 0 and 50");
    }

    @Test
    void deleting_answers_with_nothing() {
        UUID id = add("{\"user_id\":\"" + alice + "\",\"label\":\"Desk\"}").id().value();

        controller.deleteDevice(id, PLATFORM_ADMIN);

        assertThat(portal.jdbc()
                        .queryForObject(
                                "SELECT count(sealed) FROM command.secret WHERE owner_id = ?", Integer.class, id))
                .isZero();
    }

    private DeviceAnswer add(String json) {
        return controller
                .addDevice(ApiJson.read(AddDeviceRequest.class, json), PLATFORM_ADMIN)
                .getBody();
    }

    private DeviceAnswer change(UUID id, String json) {
        return controller.changeDevice(id, ApiJson.read(ChangeDeviceRequest.class, json), PLATFORM_ADMIN);
    }
}
