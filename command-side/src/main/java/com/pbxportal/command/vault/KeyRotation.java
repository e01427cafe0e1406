package com.pbxportal.command.vault;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals anew, at start, what an older key sealed: put a new key first into {@code pbx.vault.keys}, restart, wait
 * for the log line that counts none left, remove the old key.
 */
@Component
class KeyRotation {

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);
    private static final int BATCH = 500;

    private record Sealed(UUID owner, SecretKind kind, byte[] value) {}

    private final JdbcClient jdbc;
    private final VaultCipher cipher;
    private final TransactionTemplate transaction;

    KeyRotation(JdbcClient jdbc, VaultCipher cipher, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void rotate() {
        int total = 0;
        for (int moved = nextBatch(); moved > 0; moved = nextBatch()) {
            total += moved;
        }
        if (total > 0) {
            log.info(
                    "Sealed {} secrets anew with key \"{}\"; none is left under an older key",
                    total,
                    cipher.sealingKey());
        }
    }

    private int nextBatch() {
        Integer moved = transaction.execute(status -> {
            List<Sealed> batch = jdbc.sql("""
                    SELECT owner_id, kind, sealed FROM command.secret WHERE key_id <> ?
                    LIMIT ? FOR UPDATE SKIP LOCKED""")
                    .params(cipher.sealingKey(), BATCH)
                    .query((row, n) -> new Sealed(
                            row.getObject(1, UUID.class), SecretKind.valueOf(row.getString(2)), row.getBytes(3)))
                    .list();
            batch.forEach(this::sealAnew);
            return batch.size();
        });
        return moved == null ? 0 : moved;
    }

    private void sealAnew(Sealed secret) {
        String place = Vault.place(secret.owner(), secret.kind());
        jdbc.sql("UPDATE command.secret SET key_id = ?, sealed = ?, updated_at = now() WHERE owner_id = ? AND kind = ?")
                .params(
                        cipher.sealingKey(),
                        cipher.seal(place, cipher.open(place, secret.value())),
                        secret.owner(),
                        secret.kind().name())
                .update();
    }
}
