package com.pbxportal.command.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.command.PortalTest;
import com.pbxportal.command.vault.Vault.Version;
import com.pbxportal.shared.identity.Secret;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class VaultTest extends PortalTest {

    private static final UUID ALICE = new UUID(1, 1);
    private static final UUID BOB = new UUID(1, 2);
    private static final String NEW_KEY =
            "new:" + Base64.getEncoder().encodeToString("another key of thirty-two bytes!".getBytes());

    @Autowired
    Vault vault;

    @Autowired
    VaultProperties properties;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_secret_is_kept_under_its_owner_and_kind_and_the_last_one_counts() {
        vault.put(ALICE, SecretKind.SIP_PASSWORD, new Secret("old"));
        vault.put(ALICE, SecretKind.SIP_PASSWORD, new Secret("new \u20ac"));

        assertThat(vault.get(ALICE, SecretKind.SIP_PASSWORD)).contains(new Secret("new \u20ac"));
        assertThat(vault.get(ALICE, SecretKind.PASSWORD_HASH)).isEmpty();
        assertThat(vault.get(BOB, SecretKind.SIP_PASSWORD)).isEmpty();
        assertThat(portal.everythingStored()).doesNotContain("new \u20ac");
    }

    @Test
    void the_secrets_of_many_owners_are_read_at_once() {
        vault.put(ALICE, SecretKind.SIP_PASSWORD, new Secret("a"));
        vault.put(ALICE, SecretKind.PASSWORD_HASH, new Secret("hash"));
        vault.put(BOB, SecretKind.SIP_PASSWORD, new Secret("b"));

        assertThat(vault.getAll(List.of(ALICE, BOB, new UUID(1, 3)), SecretKind.SIP_PASSWORD))
                .containsOnly(
                        org.assertj.core.api.Assertions.entry(ALICE, new Secret("a")),
                        org.assertj.core.api.Assertions.entry(BOB, new Secret("b")));
    }

    @Test
    void each_new_secret_is_of_the_next_generation() {
        vault.put(ALICE, SecretKind.SIP_PASSWORD, new Secret("a"));
        vault.put(ALICE, SecretKind.SIP_PASSWORD, new Secret("b"));
        vault.put(BOB, SecretKind.SIP_PASSWORD, new Secret("b"));
        Version second = new Version(ALICE, SecretKind.SIP_PASSWORD, 2);
        Version first = new Version(ALICE, SecretKind.SIP_PASSWORD, 1);
        Version others = new Version(BOB, SecretKind.SIP_PASSWORD, 1);

        assertThat(vault.outdated(List.of(first, others))).containsExactly(first);
        assertThat(vault.outdated(List.of(second, others))).isEmpty();

        vault.put(ALICE, SecretKind.SIP_PASSWORD, new Secret("a"));
        assertThat(vault.outdated(List.of(second, others))).containsExactly(second);
    }

    @Test
    void what_comes_after_an_erased_secret_is_another_one() {
        Version erased = new Version(ALICE, SecretKind.SIP_PASSWORD, 1);
        vault.put(erased, new Secret("a"));

        vault.erase(ALICE);
        assertThat(vault.outdated(List.of(erased))).containsExactly(erased);

        vault.put(erased, new Secret("b"));
        assertThat(vault.outdated(List.of(erased))).containsExactly(erased);
        assertThat(vault.outdated(List.of(new Version(ALICE, SecretKind.SIP_PASSWORD, 2))))
                .isEmpty();
    }

    /** As after a loss of the vault: what is put there goes on as its owner has counted. */
    @Test
    void of_what_was_never_there_nobody_knows_whether_it_is_outdated() {
        Version lost = new Version(ALICE, SecretKind.SIP_PASSWORD, 7);
        assertThat(vault.outdated(List.of(lost))).isEmpty();

        vault.put(new Version(ALICE, SecretKind.SIP_PASSWORD, 8), new Secret("new"));
        assertThat(vault.outdated(List.of(lost))).containsExactly(lost);
        assertThat(vault.outdated(List.of(new Version(ALICE, SecretKind.SIP_PASSWORD, 8))))
                .isEmpty();
    }

    @Test
    void erasing_an_owner_erases_all_of_the_owners_secrets_and_nobody_elses() {
        vault.put(ALICE, SecretKind.SIP_PASSWORD, new Secret("a"));
        vault.put(ALICE, SecretKind.PASSWORD_HASH, new Secret("hash"));
        vault.put(BOB, SecretKind.SIP_PASSWORD, new Secret("b"));

        vault.erase(ALICE);

        assertThat(vault.get(ALICE, SecretKind.SIP_PASSWORD)).isEmpty();
        assertThat(vault.get(ALICE, SecretKind.PASSWORD_HASH)).isEmpty();
        assertThat(vault.get(BOB, SecretKind.SIP_PASSWORD)).contains(new Secret("b"));
    }

    @Test
    void a_row_that_was_copied_to_another_owner_does_not_open() {
        vault.put(ALICE, SecretKind.SIP_PASSWORD, new Secret("a"));
        jdbc.sql("UPDATE command.secret SET owner_id = ?").param(BOB).update();

        assertThatThrownBy(() -> vault.get(BOB, SecretKind.SIP_PASSWORD)).hasMessageContaining("it was moved");
    }

    @Test
    void at_start_everything_under_an_older_key_is_sealed_anew() {
        for (int i = 0; i < 1_001; i++) {
            vault.put(new UUID(2, i), SecretKind.SIP_PASSWORD, new Secret("p" + i));
        }
        VaultCipher both = new VaultCipher(
                new VaultProperties(List.of(NEW_KEY, properties.keys().getFirst())));

        new KeyRotation(jdbc, both, transaction).rotate();

        Vault without = new Vault(jdbc, new VaultCipher(new VaultProperties(List.of(NEW_KEY))));
        assertThat(jdbc.sql("SELECT DISTINCT key_id FROM command.secret")
                        .query(String.class)
                        .list())
                .containsExactly("new");
        assertThat(without.get(new UUID(2, 1_000), SecretKind.SIP_PASSWORD)).contains(new Secret("p1000"));
    }

    @Test
    void an_older_key_that_is_still_needed_is_missed_at_start() {
        vault.put(ALICE, SecretKind.SIP_PASSWORD, new Secret("a"));
        VaultCipher without = new VaultCipher(new VaultProperties(List.of(NEW_KEY)));

        assertThatThrownBy(() -> new KeyRotation(jdbc, without, transaction).rotate())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pbx.vault.keys has no key \"test\", which sealed this value");
    }
}
