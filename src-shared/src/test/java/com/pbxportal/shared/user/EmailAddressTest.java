package com.pbxportal.shared.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.error.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void case_and_surrounding_spaces_make_no_difference() {
        assertThat(new EmailAddress(" Alice@Acme.Example ")).isEqualTo(new EmailAddress("alice@acme.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.c", "first.last+tag@mail.example.co.uk", "admin@pbx.local", "o'neil@x-y.org"})
    void ordinary_addresses_are_accepted(String email) {
        assertThat(new EmailAddress(email)).hasToString(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@",
                "@b.c",
                "a@b",
                "a b@c.d",
                "a@b..c",
                "a@-b.c",
                "a@b-.c",
                "a@b.c\n x",
                "a@b@c.d",
                "a\"@b.c",
                "<a@b.c>",
                "a@b_c.d"
            })
    void what_no_mail_would_reach_is_refused(String email) {
        assertThatThrownBy(() -> new EmailAddress(email))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Invalid email address: " + email);
    }

    @Test
    void an_address_has_254_characters_at_most_and_64_before_the_at() {
        String domain = ("d".repeat(61) + ".").repeat(3) + "com";
        assertThat(new EmailAddress("l".repeat(64) + "@" + domain).value()).hasSize(254);

        assertThatThrownBy(() -> new EmailAddress("l".repeat(65) + "@b.c")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new EmailAddress("l".repeat(64) + "@d" + domain))
                .isInstanceOf(InvalidInput.class);
    }
}
