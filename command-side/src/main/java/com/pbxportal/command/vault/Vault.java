package com.pbxportal.command.vault;

import com.pbxportal.shared.identity.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where secrets are kept, each under its owner and kind. Takes part in the caller's transaction: a secret is there
 * if and only if the event is that speaks of it.
 */
@Component
public class Vault {

    private final JdbcClient jdbc;
    private final VaultCipher cipher;

    Vault(JdbcClient jdbc, VaultCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    public void put(UUID owner, SecretKind kind, Secret secret) {
        jdbc.sql("""
                INSERT INTO command.secret (owner_id, kind, key_id, sealed) VALUES (?, ?, ?, ?)
                ON CONFLICT (owner_id, kind)
                DO UPDATE SET key_id = excluded.key_id, sealed = excluded.sealed, updated_at = now()""")
                .params(owner, kind.name(), cipher.sealingKey(), seal(owner, kind, secret))
                .update();
    }

    public Optional<Secret> get(UUID owner, SecretKind kind) {
        return jdbc.sql("SELECT sealed FROM command.secret WHERE owner_id = ? AND kind = ?")
                .params(owner, kind.name())
                .query((row, n) -> open(owner, kind, row.getBytes(1)))
                .optional();
    }

    /** The secrets of one kind of many owners; owners without one are left out. */
    public Map<UUID, Secret> getAll(Collection<UUID> owners, SecretKind kind) {
        Map<UUID, Secret> secrets = HashMap.newHashMap(owners.size());
        jdbc.sql("SELECT owner_id, sealed FROM command.secret WHERE kind = ? AND owner_id = ANY (?)")
                .params(List.of(kind.name(), owners.toArray(UUID[]::new)))
                .query(row -> {
                    UUID owner = row.getObject(1, UUID.class);
                    secrets.put(owner, open(owner, kind, row.getBytes(2)));
                });
        return secrets;
    }

    /** Those of the owners that have no secret of this kind. */
    public Set<UUID> lacking(Collection<UUID> owners, SecretKind kind) {
        return jdbc.sql("""
                SELECT owner FROM unnest(?) AS owner
                WHERE NOT EXISTS (SELECT FROM command.secret WHERE owner_id = owner AND kind = ?)""")
                .params(List.of(owners.toArray(UUID[]::new), kind.name()))
                .query(UUID.class)
                .set();
    }

    /** Erases every secret of an owner. */
    public void erase(UUID owner) {
        jdbc.sql("DELETE FROM command.secret WHERE owner_id = ?").param(owner).update();
    }

    private byte[] seal(UUID owner, SecretKind kind, Secret secret) {
        return cipher.seal(place(owner, kind), secret.value().getBytes(StandardCharsets.UTF_8));
    }

    private Secret open(UUID owner, SecretKind kind, byte[] sealed) {
        return new Secret(new String(cipher.open(place(owner, kind), sealed), StandardCharsets.UTF_8));
    }

    static String place(UUID owner, SecretKind kind) {
        return "secret:" + owner + ":" + kind;
    }
}
