-- Where the applies that have not ended stand. Places are given out one by one, each until its request is committed:
-- who has the smaller one was there before, on whichever node, and has the older snapshot.
CREATE TABLE command.apply_queue (
    only_row     boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (only_row),
    last_place   bigint      NOT NULL DEFAULT 0,
    -- Somebody looks at what runs: until then nobody begins who came after this place.
    paused_after bigint      NOT NULL DEFAULT 0,
    paused_until timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO command.apply_queue DEFAULT VALUES;

ALTER TABLE command.apply_work ADD COLUMN place bigint NOT NULL DEFAULT 0;
ALTER TABLE command.apply_work ALTER COLUMN place DROP DEFAULT;
-- When its turn had come. Null: it waits for others.
ALTER TABLE command.apply_work ADD COLUMN begun_at timestamptz;
-- Brings back what was applied last by then, and not by the time of its request.
ALTER TABLE command.apply_work ADD COLUMN heals boolean NOT NULL DEFAULT false;
UPDATE command.apply_work SET begun_at = requested_at WHERE fence > 0;
CREATE UNIQUE INDEX apply_work_by_place ON command.apply_work (place);
