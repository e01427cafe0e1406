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

-- Every part that was ever applied, by content, and which apply brought it: what ran once can be brought back.
CREATE TABLE command.applied_body (
    sha256 text NOT NULL PRIMARY KEY,
    body   text NOT NULL
);

CREATE TABLE command.applied_history (
    job_id    uuid   NOT NULL,
    tenant_id uuid   NOT NULL,
    position  bigint NOT NULL,
    sha256    text   NOT NULL REFERENCES command.applied_body,
    PRIMARY KEY (job_id, tenant_id)
);
CREATE INDEX applied_history_by_tenant ON command.applied_history (tenant_id, position);

-- The parts of an apply that brings an earlier configuration back.
CREATE TABLE command.restored_part (
    job_id    uuid NOT NULL,
    tenant_id uuid NOT NULL,
    sha256    text NOT NULL,
    body      text NOT NULL,
    PRIMARY KEY (job_id, tenant_id)
);

-- A rollback failed: nobody knows what runs, and no apply may begin until somebody has looked.
CREATE TABLE command.apply_block (
    only_row   boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (only_row),
    job_id     uuid        NOT NULL,
    blocked_at timestamptz NOT NULL DEFAULT now()
);
