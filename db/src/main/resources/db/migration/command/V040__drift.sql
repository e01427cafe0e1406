-- The last comparison of what runs, what lies there and what was applied last; one for all nodes.
CREATE TABLE command.drift_check (
    only_row     boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (only_row),
    -- Who is at it now; one node at a time.
    leased_by    uuid,
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    checked_at   timestamptz,
    status       text        NOT NULL DEFAULT 'UNKNOWN',
    findings     integer     NOT NULL DEFAULT 0,
    -- JSON, with secrets masked. Null: nobody has looked yet.
    report       text
);

INSERT INTO command.drift_check DEFAULT VALUES;
