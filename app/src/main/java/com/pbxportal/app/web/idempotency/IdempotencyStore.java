package com.pbxportal.app.web.idempotency;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.pbxportal.command.vault.VaultCipher;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests in progress and their answers, in PostgreSQL, so that the promise holds on every node and after a crash. */
@Component
public class IdempotencyStore {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyStore.class);
    private static final int CLEANED_AT_ONCE = 1_000;

    /** How long a caller's number of answers is taken to be what it was: it is large, and counting it is not free. */
    private static final Duration COUNTED_AGAIN = Duration.ofMinutes(1);

    private static final int MOST_CALLERS = 10_000;

    record Key(UUID caller, String value) {
        String sealedUnder() {
            return "idempotency:" + caller + ":" + value;
        }
    }

    private record Row(byte[] fingerprint, byte @Nullable [] answer) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final @Nullable VaultCipher cipher;
    private final IdempotencyProperties properties;
    private final Cache<UUID, AtomicInteger> kept = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterWrite(COUNTED_AGAIN)
            .build();

    IdempotencyStore(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ObjectProvider<VaultCipher> cipher,
            IdempotencyProperties properties) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.cipher = cipher.getIfAvailable();
        this.properties = properties;
    }

    /** Without a vault this process takes no commands: there is nothing to do twice. */
    boolean isActive() {
        return cipher != null;
    }

    Claimed claim(Key key, byte[] fingerprint) {
        if (kept.get(key.caller(), this::count).get() >= properties.perCaller()) {
            return find(key).isPresent() ? claimOnce(key, fingerprint) : new Claimed.TooMany();
        }
        return claimOnce(key, fingerprint);
    }

    private Claimed claimOnce(Key key, byte[] fingerprint) {
        UUID attempt = UUID.randomUUID();
        Optional<Claimed> outcome = Optional.empty();
        while (outcome.isEmpty()) {
            outcome = inTransaction(() -> tryToClaim(key, fingerprint, attempt));
        }
        return outcome.get();
    }

    private AtomicInteger count(UUID caller) {
        return new AtomicInteger(jdbc.sql("SELECT count(*) FROM command.idempotency WHERE caller_id = ?")
                .param(caller)
                .query(Integer.class)
                .single());
    }

    void keep(Key key, UUID attempt, Answer answer) {
        kept.get(key.caller(), this::count).incrementAndGet();
        byte[] sealed = vault().seal(key.sealedUnder(), answer.toBytes());
        transaction.executeWithoutResult(status ->
                jdbc.sql("""
                UPDATE command.idempotency SET answer = ?
                WHERE caller_id = ? AND idempotency_key = ? AND attempt = ?""").params(sealed, key.caller(), key.value(), attempt).update());
    }

    /** The request came to no final answer: it may be sent again under the same key. */
    void release(Key key, UUID attempt) {
        transaction.executeWithoutResult(status ->
                jdbc.sql("""
                DELETE FROM command.idempotency
                WHERE caller_id = ? AND idempotency_key = ? AND attempt = ? AND answer IS NULL""").params(key.caller(), key.value(), attempt).update());
    }

    /** In small bites, so that no long transaction holds up others. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    public void forgetOld() {
        int removed = CLEANED_AT_ONCE;
        while (removed == CLEANED_AT_ONCE) {
            removed = inTransaction(() -> jdbc.sql("""
                    DELETE FROM command.idempotency WHERE (caller_id, idempotency_key) IN (
                        SELECT caller_id, idempotency_key FROM command.idempotency
                        WHERE created_at < now() - make_interval(secs => ?) LIMIT ?)""")
                    .params(properties.kept().toSeconds(), CLEANED_AT_ONCE)
                    .update());
            log.debug("Forgot {} idempotency keys", removed);
        }
    }

    /** Empty when the row went away between the two statements: then there is nothing in the way any more. */
    private Optional<Claimed> tryToClaim(Key key, byte[] fingerprint, UUID attempt) {
        if (insertOrTakeOver(key, fingerprint, attempt)) {
            return Optional.of(new Claimed.ToDo(attempt));
        }
        return find(key).map(row -> {
            if (!Arrays.equals(row.fingerprint(), fingerprint)) {
                return new Claimed.KeyReused();
            }
            byte[] answer = row.answer();
            return answer == null
                    ? new Claimed.InProgress()
                    : new Claimed.Done(Answer.fromBytes(vault().open(key.sealedUnder(), answer)));
        });
    }

    private boolean insertOrTakeOver(Key key, byte[] fingerprint, UUID attempt) {
        return jdbc.sql("""
                INSERT INTO command.idempotency AS known
                    (caller_id, idempotency_key, fingerprint, attempt, leased_until)
                VALUES (?, ?, ?, ?, now() + make_interval(secs => ?))
                ON CONFLICT (caller_id, idempotency_key) DO UPDATE SET
                    fingerprint = excluded.fingerprint, attempt = excluded.attempt,
                    leased_until = excluded.leased_until, created_at = now(), answer = NULL
                WHERE known.created_at < now() - make_interval(secs => ?)
                   OR (known.answer IS NULL AND known.leased_until < now()
                       AND known.fingerprint = excluded.fingerprint)""")
                        .params(
                                key.caller(),
                                key.value(),
                                fingerprint,
                                attempt,
                                properties.lease().toMillis() / 1000.0,
                                properties.kept().toMillis() / 1000.0)
                        .update()
                == 1;
    }

    private Optional<Row> find(Key key) {
        return jdbc.sql(
                        "SELECT fingerprint, answer FROM command.idempotency WHERE caller_id = ? AND idempotency_key = ?")
                .params(key.caller(), key.value())
                .query((row, n) -> new Row(row.getBytes("fingerprint"), row.getBytes("answer")))
                .optional();
    }

    private VaultCipher vault() {
        return Objects.requireNonNull(cipher);
    }

    private <T> T inTransaction(Supplier<T> work) {
        T result = transaction.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("A transaction without a result");
        }
        return result;
    }
}
