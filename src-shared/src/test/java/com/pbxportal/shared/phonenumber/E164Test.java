package com.pbxportal.shared.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.error.InvalidInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class E164Test {

    @ParameterizedTest
    @ValueSource(strings = {"+12", "+15551234567", "+491701234567", "+123456789012345"})
    void a_plus_and_two_to_fifteen_digits_are_a_number(String number) {
        assertThat(new E164(number)).hasToString(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "+1",
                "15551234567",
                "+0123456",
                "+1555INVALID",
                "+1 555 123",
                "+1234567890123456",
                "++12",
                "+12\n",
                "\n+12",
                " +12",
                "+12 ",
                "+\u0661\u0662\u0663",
                "+1-555-1234",
                "00491701234567",
                // What a dialplan would take for a pattern, or for what it goes to by itself.
                "_+1555.",
                "_X.",
                "+1555.",
                "+1555[0-9]",
                "s",
                "h",
                "i",
                "t",
                "fax",
                "*97"
            })
    void nothing_else_is(String number) {
        assertThatThrownBy(() -> new E164(number))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Invalid E.164 format: " + number);
    }
}
