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

    /**
     * A secret of its owner's, of which there may have been others.
     *
     * @param generation the how manieth it is
     */
    public record Version(UUID owner, SecretKind kind, int generation) {}

    /** The next one of its owner's. */
    public void put(UUID owner, SecretKind kind, Secret secret) {
        put(new Version(owner, kind, 1), secret);
    }

    /** Of this generation, or of a later one if it has been there already: what was erased does not come back by another. */
    public void put(Version version, Secret secret) {
        jdbc.sql("""
                INSERT INTO command.secret (owner_id, kind, key_id, sealed, generation) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (owner_id, kind)
                DO UPDATE SET key_id = excluded.key_id, sealed = excluded.sealed, updated_at = now(),
                    generation = greatest(excluded.generation, secret.generation + 1)""")
                .params(
                        version.owner(),
                        version.kind().name(),
                        cipher.sealingKey(),
                        seal(version.owner(), version.kind(), secret),
                        version.generation())
                .update();
    }

    public Optional<Secret> get(UUID owner, SecretKind kind) {
        return jdbc.sql("SELECT sealed FROM command.secret WHERE owner_id = ? AND kind = ? AND sealed IS NOT NULL")
                .params(owner, kind.name())
                .query((row, n) -> open(owner, kind, row.getBytes(1)))
                .optional();
    }

    /** The secrets of one kind of many owners; owners without one are left out. */
    public Map<UUID, Secret> getAll(Collection<UUID> owners, SecretKind kind) {
        Map<UUID, Secret> secrets = HashMap.newHashMap(owners.size());
        jdbc.sql("SELECT owner_id, sealed FROM command.secret"
                        + " WHERE kind = ? AND owner_id = ANY (?) AND sealed IS NOT NULL")
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
                WHERE NOT EXISTS (
                    SELECT FROM command.secret WHERE owner_id = owner AND kind = ? AND sealed IS NOT NULL)""")
                .params(List.of(owners.toArray(UUID[]::new), kind.name()))
                .query(UUID.class)
                .set();
    }

    /** Those that were erased, or have another generation by now. Of what the vault has never had, nobody knows. */
    public Set<Version> outdated(Collection<Version> versions) {
        return jdbc.sql("""
                SELECT owner_id, kind, was.generation
                FROM unnest(:owners::uuid[], :kinds::text[], :generations::integer[]) AS was (owner_id, kind, generation)
                JOIN command.secret USING (owner_id, kind)
                WHERE secret.generation <> was.generation OR secret.sealed IS NULL""")
                .param("owners", versions.stream().map(Version::owner).toArray(UUID[]::new))
                .param("kinds", versions.stream().map(v -> v.kind().name()).toArray(String[]::new))
                .param("generations", versions.stream().map(Version::generation).toArray(Integer[]::new))
                .query((row, n) ->
                        new Version(row.getObject(1, UUID.class), SecretKind.valueOf(row.getString(2)), row.getInt(3)))
                .set();
    }

    /** Erases every secret of an owner. That there were some stays, so that one that comes after them is known for another. */
    public void erase(UUID owner) {
        jdbc.sql("UPDATE command.secret SET key_id = NULL, sealed = NULL, updated_at = now() WHERE owner_id = ?")
                .param(owner)
                .update();
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
