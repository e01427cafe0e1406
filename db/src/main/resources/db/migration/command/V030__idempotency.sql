-- What a POST with an Idempotency-Key was answered, so that its repetition is answered alike.
CREATE TABLE command.idempotency (
    caller_id       uuid        NOT NULL,
    idempotency_key text        NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 200),
    -- SHA-256 of caller's role and tenant, path, query and body: the same key means the same request.
    fingerprint     bytea       NOT NULL,
    -- Who works on it: a request that lost its lease must not write over the one that took it over.
    attempt         uuid        NOT NULL,
    leased_until    timestamptz NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    -- Status, headers and body, encrypted: the body may hold a password that is shown once. Null while in progress.
    answer          bytea,
    PRIMARY KEY (caller_id, idempotency_key)
);
CREATE INDEX idempotency_by_age ON command.idempotency (created_at);
