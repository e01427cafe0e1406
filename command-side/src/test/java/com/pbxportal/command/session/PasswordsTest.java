package com.pbxportal.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.identity.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void a_password_is_kept_as_an_argon2id_hash_and_matches_itself_alone() {
        Secret hash = passwords.hash(new Secret("correct horse"));

        assertThat(hash.value()).startsWith("$argon2id$").doesNotContain("correct");
        assertThat(passwords.matches(new Secret("correct horse"), hash)).isTrue();
        assertThat(passwords.matches(new Secret("Correct horse"), hash)).isFalse();
        assertThat(passwords.hash(new Secret("correct horse"))).isNotEqualTo(hash);
    }

    @Test
    void where_there_is_no_password_none_matches() {
        assertThat(passwords.matches(new Secret("correct horse"), null)).isFalse();
        assertThat(passwords.matches(new Secret("nobody's password"), null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 128})
    void a_password_has_8_to_128_characters(int length) {
        Secret password = new Secret("p".repeat(length));

        assertThat(passwords.matches(password, passwords.hash(password))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 129})
    void a_password_of_another_length_is_refused(int length) {
        assertThatThrownBy(() -> passwords.hash(new Secret("p".repeat(length))))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Invalid password: 8 to 128 characters");
    }

    @Test
    void a_huge_password_is_not_even_hashed() {
        Secret hash = passwords.hash(new Secret("correct horse"));

        assertThat(passwords.matches(new Secret("p".repeat(129)), hash)).isFalse();
    }
}
