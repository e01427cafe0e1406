package com.pbxportal.command.phonenumber;

import static com.pbxportal.command.PortalFixture.PLATFORM_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.command.ApiJson;
import com.pbxportal.command.PortalTest;
import com.pbxportal.command.phonenumber.PhoneNumberCommandController.AllocateNumberRequest;
import com.pbxportal.command.phonenumber.PhoneNumberCommandController.AllocateNumbersRequest;
import com.pbxportal.command.phonenumber.PhoneNumberCommandController.AssignNumberRequest;
import com.pbxportal.command.phonenumber.PhoneNumberCommandController.ChangeNumberRequest;
import com.pbxportal.command.phonenumber.PhoneNumberCommandController.DeallocateNumbersRequest;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.error.Rejection;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.PhoneNumberStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class PhoneNumberCommandControllerTest extends PortalTest {

    private static final String SOME_ID = "00000000-0000-7000-8000-000000000001";

    @Autowired
    PhoneNumberCommandController controller;

    @Test
    void a_number_goes_the_whole_way_and_back() {
        TenantId acme = portal.givenTenant("acme");
        UserId alice = portal.givenUser(acme, "alice@acme.test");
        UUID id = portal.givenNumber("+4930100").value();
        AllocateNumberRequest allocate = ApiJson.read(AllocateNumberRequest.class, "{\"tenant_id\":\"" + acme + "\"}");

        assertThat(ApiJson.write(controller.allocateNumber(id, allocate, PLATFORM_ADMIN)))
                .isEqualTo("{\"id\":\"" + id + "\",\"number\":\"+4930100\",\"status\":\"ALLOCATED\",\"tenant_id\":\""
                        + acme + "\",\"provider\":null,\"enabled\":true,\"assignment\":null}");
        AssignmentAnswer assigned = controller.assignNumber(id, assign("USER", alice.toString(), null), PLATFORM_ADMIN);
        assertThat(ApiJson.write(assigned))
                .contains("\"phone_number\":\"+4930100\",\"assigned_type\":\"USER\",\"assigned_id\":\"" + alice
                        + "\",\"assigned_value\":null,\"created_by\":\"" + PLATFORM_ADMIN.userId() + "\"");
        assertThat(controller.changeNumber(id, new ChangeNumberRequest(false, null, null), PLATFORM_ADMIN))
                .returns(false, PhoneNumberAnswer::enabled)
                .returns(assigned, PhoneNumberAnswer::assignment);
        assertThat(controller
                        .changeNumber(id, new ChangeNumberRequest(true, null, null), PLATFORM_ADMIN)
                        .enabled())
                .isTrue();
        controller.unassignNumber(id, PLATFORM_ADMIN);
        assertThat(controller.deallocateNumber(id, PLATFORM_ADMIN).status()).isEqualTo(PhoneNumberStatus.UNASSIGNED);
    }

    @ParameterizedTest
    @MethodSource("unkeepable")
    void metadata_that_an_import_refuses_is_refused_of_one_number_too(Map<String, Object> metadata, String reason) {
        UUID id = portal.givenNumber("+4930100").value();
        ChangeNumberRequest request = new ChangeNumberRequest(null, null, Optional.of(metadata));

        assertThatThrownBy(() -> controller.changeNumber(id, request, PLATFORM_ADMIN))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Metadata " + reason)
                .satisfies(e ->
                        assertThat(((Rejection) e).errors().getFirst().field()).isEqualTo("metadata"));
    }

    static Stream<Arguments> unkeepable() {
        Object deep = "leaf";
        for (int level = 2; level <= 11; level++) {
            deep = List.of(deep);
        }
        return Stream.of(
                Arguments.of(Map.of("a", deep), "is nested deeper than 10 levels"),
                Arguments.of(Map.of("m", new BigDecimal("1e100000")), "holds a number of more than 500 digits"),
                Arguments.of(Map.of("note", "x".repeat(8_200)), "is longer than 8192 characters"),
                Arguments.of(Map.of("a", "\u0000"), "holds characters that cannot be stored"));
    }

    @Test
    void a_number_named_twice_in_one_request_counts_once() {
        TenantId acme = portal.givenTenant("acme");
        PhoneNumberId id = portal.givenNumber("+4930100");
        List<UUID> twice = List.of(id.value(), id.value());

        assertThat(ApiJson.write(
                        controller.allocateNumbers(new AllocateNumbersRequest(acme.value(), twice), PLATFORM_ADMIN)))
                .isEqualTo("{\"changed\":1}");
        assertThat(ApiJson.write(controller.deallocateNumbers(new DeallocateNumbersRequest(twice), PLATFORM_ADMIN)))
                .isEqualTo("{\"changed\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "USER,     -,  -,        assigned_id,    assigned_id is required for type USER",
                "QUEUE,    -,  Hangup(), assigned_id,    assigned_id is required for type QUEUE",
                "EXTERNAL, -,  -,        assigned_value, assigned_value is required for type EXTERNAL",
                "EXTERNAL, id, Hangup(), assigned_id,    assigned_id must be left out for type EXTERNAL",
                "IVR,      id, Hangup(), assigned_value, assigned_value must be left out for type IVR"
            })
    void a_destination_is_an_id_or_a_value_as_its_type_says(
            String type, String id, String value, String field, String message) {
        AssignNumberRequest request = assign(type, id == null ? null : SOME_ID, value);

        assertThatThrownBy(() -> controller.assignNumber(portal.nextId(), request, PLATFORM_ADMIN))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(message)
                .satisfies(e ->
                        assertThat(((Rejection) e).errors().getFirst().field()).isEqualTo(field));
    }

    private static AssignNumberRequest assign(String type, String id, String value) {
        return ApiJson.read(
                AssignNumberRequest.class,
                "{\"assigned_type\":\"" + type + "\",\"assigned_id\":" + quoted(id) + ",\"assigned_value\":"
                        + quoted(value) + "}");
    }

    private static String quoted(String value) {
        return value == null ? "null" : "\"" + value + "\"";
    }
}
