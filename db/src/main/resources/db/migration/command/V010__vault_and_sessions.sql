-- Secrets, encrypted; the only place where one is kept. They go when their owner is erased.
CREATE TABLE command.secret (
    owner_id   uuid        NOT NULL,
    kind       text        NOT NULL,
    key_id     text        NOT NULL,
    sealed     bytea       NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (owner_id, kind)
);
CREATE INDEX secret_by_key ON command.secret (key_id);

CREATE TABLE command.session (
    session_id uuid        NOT NULL PRIMARY KEY,
    user_id    uuid        NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX live_session_by_user ON command.session (user_id) WHERE ended_at IS NULL;

-- Only hashes: who reads this table can log in as nobody.
CREATE TABLE command.refresh_token (
    token_hash bytea       NOT NULL PRIMARY KEY,
    session_id uuid        NOT NULL REFERENCES command.session ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX refresh_token_by_session ON command.refresh_token (session_id);
CREATE INDEX refresh_token_by_expiry ON command.refresh_token (expires_at);
