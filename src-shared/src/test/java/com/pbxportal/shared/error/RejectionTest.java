package com.pbxportal.shared.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.shared.identity.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionTest {

    @Test
    void the_code_is_the_name_of_the_rule() {
        assertThat(new NotYourTenant("User 1").code()).isEqualTo("not_your_tenant");
        assertThat(new UnknownPhoneNumber("1").code()).isEqualTo("unknown_phone_number");
    }

    @Test
    void what_is_unknown_is_named() {
        assertThat(new UnknownTenant("1")).hasMessage("Tenant 1 not found");
        assertThat(new UnknownUser("1")).hasMessage("User 1 not found");
        assertThat(new UnknownDevice("1")).hasMessage("Device 1 not found");
        assertThat(new UnknownPhoneNumber("1")).hasMessage("DID 1 not found");
        assertThat(new UnknownApplyJob("1")).hasMessage("Apply job 1 not found");
    }

    @Test
    void who_may_not_is_told_why() {
        assertThat(new NotYourTenant("User 1")).hasMessage("User 1 is not in your tenant");
        assertThat(new RoleNotSufficient(Role.END_USER, "import numbers"))
                .hasMessage("The role end_user may not import numbers");
    }

    @Test
    void several_wrong_fields_are_all_named() {
        FieldError one = new FieldError("slug", "Invalid slug");
        FieldError two = new FieldError("timezone", "Unknown time zone");

        assertThat(new InvalidInput(List.of(one))).hasMessage("Invalid slug").returns(List.of(one), Rejection::errors);
        assertThat(new InvalidInput(List.of(one, two)))
                .hasMessage("2 fields are invalid; the first: Invalid slug")
                .returns(List.of(one, two), Rejection::errors)
                .satisfies(e -> assertThat(e.extensions()).isEmpty());
    }

    @Test
    void a_rule_that_says_no_costs_no_stack_trace() {
        assertThat(new UnknownUser("1").getStackTrace()).isEmpty();
    }
}
