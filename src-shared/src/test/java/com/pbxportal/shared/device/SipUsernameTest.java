package com.pbxportal.shared.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.Slug;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipUsernameTest {

    private static final Slug ACME = new Slug("acme");
    private static final Extension ALICE = new Extension(1001);

    @ParameterizedTest
    @CsvSource({
        "desk, acme-1001-desk",
        "'Desk Phone (2nd floor)', acme-1001-desk-phone-2nd-floor",
        "'Büro', acme-1001-buro",
        "'---', acme-1001-device",
        "\u96fb\u8a71, acme-1001-device",
        "'a very long label for a phone in the hall', acme-1001-a-very-long-label-for-a-phone"
    })
    void the_name_tells_tenant_extension_and_label(String label, String expected) {
        assertThat(SipUsername.of(ACME, ALICE, label, 1)).hasToString(expected);
    }

    @Test
    void further_attempts_add_a_number() {
        assertThat(SipUsername.of(ACME, ALICE, "desk", 2)).hasToString("acme-1001-desk-2");
        assertThat(SipUsername.of(ACME, ALICE, "desk", 11)).hasToString("acme-1001-desk-11");
    }

    @Test
    void any_label_gives_a_name() {
        Random random = new Random(7);
        Slug longest = new Slug("a".repeat(32));
        for (int i = 0; i < 5_000; i++) {
            StringBuilder label = new StringBuilder();
            random.ints(1 + random.nextInt(60), 0, 0x500).forEach(label::appendCodePoint);

            assertThat(SipUsername.of(longest, new Extension(999_999), label.toString(), 100)
                            .value())
                    .hasSizeLessThanOrEqualTo(80);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "a--b", "-a", "a-", "a b", "a;b", "a\n", "a@b", "[a]"})
    void what_could_break_a_configuration_file_is_no_name(String name) {
        assertThatThrownBy(() -> new SipUsername(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a SIP user name: " + name);
    }

    @Test
    void a_name_has_80_characters_at_most() {
        assertThat(new SipUsername("a".repeat(80)).value()).hasSize(80);
        assertThatThrownBy(() -> new SipUsername("a".repeat(81))).isInstanceOf(IllegalArgumentException.class);
    }
}
