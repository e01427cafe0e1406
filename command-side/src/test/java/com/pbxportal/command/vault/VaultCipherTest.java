package com.pbxportal.command.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VaultCipherTest {

    private static final byte[] CLEAR = "correct horse".getBytes(StandardCharsets.UTF_8);

    private final VaultCipher cipher = ring(key("2026", 1));

    @Test
    void whatever_was_sealed_opens_again_in_its_place() {
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            byte[] clear = new byte[random.nextInt(300)];
            random.nextBytes(clear);
            String place = "secret:" + i;

            assertThat(cipher.open(place, cipher.seal(place, clear))).isEqualTo(clear);
        }
    }

    @Test
    void a_value_that_was_copied_to_another_place_does_not_open() {
        byte[] sealed = cipher.seal("secret:alice", CLEAR);

        assertThatThrownBy(() -> cipher.open("secret:mallory", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Key \"2026\" does not open this value: wrong key, or it was moved");
    }

    @Test
    void a_value_does_not_open_with_another_key_of_the_same_name() {
        byte[] sealed = cipher.seal("place", CLEAR);

        assertThatThrownBy(() -> ring(key("2026", 2)).open("place", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Key \"2026\" does not open this value: wrong key, or it was moved");
    }

    @Test
    void a_value_whose_key_is_gone_says_which_key_it_needs() {
        byte[] sealed = cipher.seal("place", CLEAR);

        assertThatThrownBy(() -> ring(key("2027", 1)).open("place", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pbx.vault.keys has no key \"2026\", which sealed this value");
    }

    @Test
    void a_value_with_any_bit_changed_does_not_open() {
        byte[] sealed = cipher.seal("place", CLEAR);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] tampered = sealed.clone();
            tampered[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThatThrownBy(() -> cipher.open("place", tampered))
                    .as("bit " + bit)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_value_that_was_cut_off_does_not_open() {
        byte[] sealed = cipher.seal("place", CLEAR);
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);

            assertThatThrownBy(() -> cipher.open("place", cut))
                    .as(length + " bytes")
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void the_same_secret_never_looks_the_same() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            seen.add(Base64.getEncoder().encodeToString(cipher.seal("place", CLEAR)));
        }

        assertThat(seen).hasSize(1_000);
    }

    @Test
    void after_a_rotation_the_new_key_seals_and_the_old_one_still_opens() {
        byte[] old = cipher.seal("place", CLEAR);
        VaultCipher rotated = ring(key("2027", 2), key("2026", 1));

        assertThat(rotated.sealingKey()).isEqualTo("2027");
        assertThat(rotated.open("place", old)).isEqualTo(CLEAR);
        byte[] anew = rotated.seal("place", CLEAR);
        assertThat(ring(key("2027", 2)).open("place", anew)).isEqualTo(CLEAR);
    }

    @Test
    void a_key_may_have_a_long_name() {
        VaultCipher longest = ring(key("k".repeat(127), 1));

        assertThat(longest.open("place", longest.seal("place", CLEAR))).isEqualTo(CLEAR);
    }

    @Test
    void a_key_name_that_would_not_fit_into_a_sealed_value_is_refused_before_it_seals_anything() {
        assertThatThrownBy(() -> ring(key("k".repeat(128), 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("pbx.vault.keys: the id of a key has 127 bytes at most: kkk");
    }

    @Test
    void a_ring_without_keys_or_with_broken_ones_is_refused() {
        assertThatThrownBy(() -> ring())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pbx.vault.keys is empty: secrets could not be kept");
        assertThatThrownBy(() -> ring("c2VjcmV0"))
                .hasMessage("pbx.vault.keys: each key is id:base64, for example 2026:\u2026");
        assertThatThrownBy(() -> ring(":c2VjcmV0")).hasMessageContaining("each key is id:base64");
        assertThatThrownBy(() -> ring("2026:not base64!")).hasMessage("pbx.vault.keys: key \"2026\" is not base64");
        assertThatThrownBy(() -> ring("2026:c2VjcmV0"))
                .hasMessage("pbx.vault.keys: key \"2026\" has 6 bytes, AES-256 needs 32");
    }

    @Test
    void two_keys_of_one_name_are_refused() {
        assertThatThrownBy(() -> ring(key("2026", 1), key("2026", 2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pbx.vault.keys: two keys are called \"2026\"");
    }

    @Test
    void the_settings_do_not_print_the_keys() {
        assertThat(new VaultProperties(List.of(key("2026", 1))).toString())
                .doesNotContain(key("2026", 1).substring(6));
    }

    private static VaultCipher ring(String... keys) {
        return new VaultCipher(new VaultProperties(List.of(keys)));
    }

    private static String key(String id, int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return id + ":" + Base64.getEncoder().encodeToString(key);
    }
}
