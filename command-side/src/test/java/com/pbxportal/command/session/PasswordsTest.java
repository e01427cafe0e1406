package com.pbxportal.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.command.FairPlaces.Asker;
import com.pbxportal.shared.error.FieldError;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.identity.Secret;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordsTest {

    private final Passwords passwords =
            new Passwords(new HashingPlaces(new PasswordProperties(2, 40, Duration.ofSeconds(60))));

    @Test
    void a_password_is_kept_as_an_argon2id_hash_and_matches_itself_alone() {
        Secret hash = passwords.hash(Asker.PORTAL, new Secret("correct horse"));

        assertThat(hash.value()).startsWith("$argon2id$").doesNotContain("correct");
        assertThat(passwords.matches(Asker.PORTAL, new Secret("correct horse"), hash))
                .isTrue();
        assertThat(passwords.matches(Asker.PORTAL, new Secret("Correct horse"), hash))
                .isFalse();
        assertThat(passwords.hash(Asker.PORTAL, new Secret("correct horse"))).isNotEqualTo(hash);
    }

    @Test
    void where_there_is_no_password_none_matches() {
        assertThat(passwords.matches(Asker.PORTAL, new Secret("correct horse"), null))
                .isFalse();
        assertThat(passwords.matches(Asker.PORTAL, new Secret("nobody's password"), null))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 128})
    void a_password_has_8_to_128_characters(int length) {
        Secret password = new Secret("p".repeat(length));

        assertThat(passwords.matches(Asker.PORTAL, password, passwords.hash(Asker.PORTAL, password)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 129})
    void a_password_of_another_length_is_refused(int length) {
        assertThatThrownBy(() -> passwords.hash(Asker.PORTAL, new Secret("p".repeat(length))))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Invalid password: 8 to 128 characters");
    }

    @Test
    void a_huge_password_is_not_even_hashed() {
        Secret hash = passwords.hash(Asker.PORTAL, new Secret("correct horse"));

        assertThat(passwords.matches(Asker.PORTAL, new Secret("p".repeat(129)), hash))
                .isFalse();
    }

    /** \u00fc in one code point, and as u with a diaeresis: as keyboards of two systems send it. */
    @ParameterizedTest
    @ValueSource(strings = {"&+%\"'<\u00fc\u20ac\ud83d\ude42", "gr\u00fcne Kuh im Tal", " \u00fcber alle Berge "})
    void a_password_is_the_same_in_either_normal_form(String composed) {
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(composed);

        Secret hash = passwords.hash(Asker.PORTAL, new Secret(decomposed));

        assertThat(passwords.matches(Asker.PORTAL, new Secret(composed), hash)).isTrue();
        assertThat(passwords.matches(Asker.PORTAL, new Secret(decomposed), hash))
                .isTrue();
        assertThat(passwords.matches(Asker.PORTAL, new Secret(composed.strip() + "x"), hash))
                .isFalse();
    }

    @Test
    void a_hash_from_before_there_was_a_normal_form_still_matches() {
        String decomposed = "gru\u0308ne Kuh im Tal";
        Secret old = new Secret(
                Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(decomposed));

        assertThat(passwords.matches(Asker.PORTAL, new Secret(decomposed), old)).isTrue();
        assertThat(passwords.matches(Asker.PORTAL, new Secret("gr\u00fcne Kuh im Tal"), old))
                .isTrue();
        assertThat(passwords.matches(Asker.PORTAL, new Secret("grune Kuh im Tal"), old))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678",
                "password",
                "Password1!",
                "P@ssw0rd",
                "qwertyuiop",
                "        ",
                "\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000",
                "aaaaaaaa",
                "abababab",
                "\ud83d\ude42\ud83d\ude42\ud83d\ude42\ud83d\ude42\ud83d\ude42\ud83d\ude42\ud83d\ude42\ud83d\ude42",
                "abcdefgh",
                "19991231",
                "letmein1",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void what_a_guesser_tries_first_is_refused(String password) {
        assertThatThrownBy(() -> passwords.check("new_password", new Secret(password), List.of()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("Invalid password: too easy to guess (")
                .hasMessageEndingWith("); use several uncommon words")
                .satisfies(refusal -> assertThat(((InvalidInput) refusal).errors())
                        .extracting(FieldError::field)
                        .containsExactly("new_password"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maximilian",
                "Mustermann",
                "maximilian.mustermann@acme.example",
                "mustermann1",
                "AcmeWorldwide",
                "acme-worldwide"
            })
    void what_is_made_of_the_person_is_refused(String password) {
        assertThatThrownBy(() -> passwords.check(
                        "password",
                        new Secret(password),
                        List.of(
                                "maximilian.mustermann@acme.example",
                                "Maximilian Mustermann",
                                "AcmeWorldwide",
                                "acme-worldwide")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Invalid password: too easy to guess (it is made of the person's name, email or tenant);"
                        + " use several uncommon words");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse",
                "correct-horse-battery-1",
                "tr0ub4dor&3",
                "&+%\"'<\u00fc\u20ac\ud83d\ude42",
                "p;a#s\"s^w\\ord,=",
                "vier gr\u00fcne K\u00fche"
            })
    void others_are_accepted(String password) {
        passwords.check("password", new Secret(password), List.of("alice@example.com", "Alice"));
    }

    @Test
    void four_emoji_are_four_characters() {
        String four = "\ud83d\ude42\ud83d\ude80\ud83d\udc08\ud83c\udf35";

        assertThatThrownBy(() -> passwords.check("password", new Secret(four), List.of()))
                .hasMessage("Invalid password: 8 to 128 characters");
    }
}
