-- Applies that have been asked for and have not ended. The saga says what is to be done, a worker leases the row.
CREATE TABLE command.apply_work (
    job_id        uuid        NOT NULL PRIMARY KEY,
    requested_at  timestamptz NOT NULL DEFAULT now(),
    -- The saga has decided that a worker may go on.
    ready         boolean     NOT NULL DEFAULT false,
    waiting_since timestamptz NOT NULL DEFAULT now(),
    leased_by     text,
    leased_until  timestamptz NOT NULL DEFAULT '-infinity',
    -- Grows with each lease: what a slower worker still tries to write is refused.
    fence         bigint      NOT NULL DEFAULT 0
);

CREATE SEQUENCE command.apply_fence;

-- What Asterisk runs: each tenant's part as it was applied last, by whichever job.
CREATE TABLE command.applied_part (
    tenant_id uuid   NOT NULL PRIMARY KEY,
    job_id    uuid   NOT NULL,
    position  bigint NOT NULL,
    sha256    text   NOT NULL,
    body      text   NOT NULL
);

-- The revision that ran when an apply last ended well. No row: unknown, the next apply changes everything.
CREATE TABLE command.applied_revision (
    only_row   boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (only_row),
    job_id     uuid        NOT NULL,
    revision   text        NOT NULL,
    release    text        NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
);
