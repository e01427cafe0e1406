package com.pbxportal.shared.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.error.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @ValueSource(strings = {"ab", "acme", "acme-corp", "a1", "a-1-b", "abcdefghijklmnopqrstuvwxyz012345"})
    void letters_digits_and_single_hyphens_make_a_slug(String slug) {
        assertThat(new Slug(slug)).hasToString(slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "1a",
                "-a",
                "a-",
                "a--b",
                "Acme",
                "a b",
                "a_b",
                "\u00e4b",
                "a.b",
                "ab\n",
                "a]b",
                "a,b",
                "a;b",
                "abcdefghijklmnopqrstuvwxyz0123456"
            })
    void nothing_else_does(String slug) {
        assertThatThrownBy(() -> new Slug(slug))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Invalid slug: " + slug
                        + " (2 to 32 lower-case letters, digits and single hyphens, starting with a letter)");
    }

    @ParameterizedTest
    @CsvSource({
        "Acme Corp., acme-corp",
        "'  Müller & Söhne  ', muller-sohne",
        "123 Acme, acme",
        "ACME, acme",
        "AB, ab",
        "'a-very-long-name-of-a-company-x-and-sons', a-very-long-name-of-a-company-x",
        "İstanbul, istanbul"
    })
    void a_name_suggests_a_slug(String name, String slug) {
        assertThat(Slug.suggestedBy(name)).hasToString(slug);
    }

    @Test
    void a_name_without_a_latin_letter_gets_a_slug_all_the_same() {
        assertThat(Slug.suggestedBy("\u682a\u5f0f\u4f1a\u793e").value()).matches("tenant-[0-9a-f]+");
        assertThat(Slug.suggestedBy("\u682a\u5f0f\u4f1a\u793e")).isNotEqualTo(Slug.suggestedBy("\u6709\u9650"));
        assertThat(Slug.suggestedBy("7").value()).startsWith("tenant-");
    }

    @Test
    void the_dialplan_context_is_named_after_the_slug() {
        assertThat(new Slug("acme").context()).isEqualTo("tenant-acme");
    }
}
