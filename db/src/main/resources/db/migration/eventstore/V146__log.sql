-- The order in which commits were seen, once and for all: no event ever gets a position below one that was given, and
-- those of one transaction stand together (docs/adr/0080). What was stored before keeps its number as its position, so
-- that positions that were written down stay what they are; from there on positions are dense.
CREATE TABLE eventstore.log (
    position     bigint NOT NULL PRIMARY KEY,
    global_index bigint NOT NULL UNIQUE,
    -- The position of the last event of its transaction: from there on it is so.
    whole_at     bigint NOT NULL
);

-- Null: was in the log before anybody asked. Not in one step: with its default at once, all old events would be one
-- transaction.
ALTER TABLE eventstore.domain_event_entry ADD COLUMN transaction_id xid8;
ALTER TABLE eventstore.domain_event_entry ALTER COLUMN transaction_id SET DEFAULT pg_current_xact_id();
CREATE INDEX event_by_transaction ON eventstore.domain_event_entry (transaction_id) WHERE transaction_id IS NOT NULL;

INSERT INTO eventstore.log (position, global_index, whole_at)
SELECT global_index, global_index, global_index FROM eventstore.domain_event_entry ORDER BY global_index;

-- The transactions whose events are in the log: all that are visible in it.
CREATE TABLE eventstore.logged (
    only_row boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (only_row),
    seen     pg_snapshot NOT NULL
);
-- Rewritten with every turn of the log's writer: leave room for updates in place.
ALTER TABLE eventstore.logged SET (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
INSERT INTO eventstore.logged (seen) VALUES (pg_current_snapshot());

-- Committed events that are not in the log yet: those of transactions that have ended since its last turn. One that is
-- open is not looked at, however many events it has stored. In plpgsql, because the planner takes ranges of unknown
-- bounds for large ones, and reads the whole table.
CREATE FUNCTION eventstore.unlogged() RETURNS TABLE (global_index bigint, transaction_id xid8)
LANGUAGE plpgsql STABLE ROWS 10 AS $$
DECLARE
    earlier pg_snapshot := (SELECT seen FROM eventstore.logged);
    later   pg_snapshot := pg_current_snapshot();
    ended   record;
BEGIN
    FOR ended IN
        SELECT was_open AS first, was_open AS last FROM pg_snapshot_xip(earlier) AS was_open
        WHERE pg_visible_in_snapshot(was_open, later)
        UNION ALL
        SELECT (open + 1)::text::xid8, (lead(open) OVER (ORDER BY open) - 1)::text::xid8
        FROM (SELECT pg_snapshot_xmax(earlier)::text::bigint - 1 AS open
              UNION SELECT pg_snapshot_xmax(later)::text::bigint
              UNION SELECT still::text::bigint FROM pg_snapshot_xip(later) AS still
                    WHERE still >= pg_snapshot_xmax(earlier)) AS bounds
    LOOP
        RETURN QUERY SELECT event.global_index, event.transaction_id FROM eventstore.domain_event_entry AS event
                     WHERE event.transaction_id BETWEEN ended.first AND ended.last ORDER BY event.transaction_id;
    END LOOP;
END $$;

-- Takes into the log what is committed by now. A transaction that has seen another one's events has drawn its last
-- number after that one's: in this order no stream stands on its head. The first COMMIT refuses to work within
-- somebody's transaction, which may yet store events that would count as seen.
CREATE PROCEDURE eventstore.write_log() LANGUAGE plpgsql AS $$
DECLARE
    -- A dump that was restored where fewer transactions have been counted: the ids of its own come again.
    is_copy      boolean;
    fresh        bigint[];
    transactions xid8[];
    now          pg_snapshot;
BEGIN
    COMMIT;
    SELECT pg_snapshot_xmax(seen) > pg_snapshot_xmax(pg_current_snapshot()) INTO is_copy FROM eventstore.logged;
    IF NOT is_copy AND NOT EXISTS (SELECT FROM eventstore.unlogged()) THEN
        RETURN;
    END IF;
    -- One writer at a time, on however many nodes. Its next statement sees what the one before has written; who finds
    -- nothing left to write has written nothing: not even the lock of a row, which would have to reach the disk.
    PERFORM pg_advisory_xact_lock(hashtext('eventstore.log'));
    SELECT pg_snapshot_xmax(seen) > pg_snapshot_xmax(pg_current_snapshot()) INTO is_copy FROM eventstore.logged;
    IF is_copy THEN
        SELECT array_agg(global_index), array_agg(transaction_id), pg_current_snapshot() INTO fresh, transactions, now
        FROM eventstore.domain_event_entry AS event
        WHERE NOT EXISTS (SELECT FROM eventstore.log WHERE log.global_index = event.global_index);
    ELSE
        SELECT array_agg(global_index), array_agg(transaction_id), pg_current_snapshot() INTO fresh, transactions, now
        FROM eventstore.unlogged();
    END IF;
    IF fresh IS NULL AND NOT is_copy THEN
        RETURN;
    END IF;
    INSERT INTO eventstore.log (position, global_index, whole_at)
    SELECT head + row_number() OVER (ORDER BY last_of_transaction, global_index),
           global_index,
           head + count(*) OVER (ORDER BY last_of_transaction)
    FROM (SELECT global_index, max(global_index) OVER (PARTITION BY transaction_id) AS last_of_transaction
          FROM unnest(fresh, transactions) AS event (global_index, transaction_id)) AS event,
         (SELECT coalesce(max(position), 0) AS head FROM eventstore.log) AS newest;
    UPDATE eventstore.logged SET seen = now;
    IF is_copy THEN
        UPDATE eventstore.domain_event_entry AS event SET transaction_id = NULL
        WHERE transaction_id >= pg_snapshot_xmax(now)
          AND EXISTS (SELECT FROM eventstore.log WHERE log.global_index = event.global_index);
    END IF;
END $$;

-- Trackers followed the numbers, with a list of those that were missing; now they follow positions. One that has not
-- seen a number that is there by now goes back to it: what comes again changes nothing. A rebuild goes on where it was.
UPDATE eventstore.token_entry AS entry
SET token_type = 'com.pbxportal.app.axon.LogPosition',
    token = convert_to(json_build_object('index', greatest(0, least(
        (reached.token ->> 'index')::bigint,
        (SELECT min(gap."from") - 1
         FROM jsonb_to_recordset(reached.token -> 'gaps') AS gap ("from" bigint, "to" bigint)
         WHERE EXISTS (SELECT FROM eventstore.domain_event_entry
                       WHERE global_index BETWEEN gap."from" AND gap."to")))))::text, 'UTF8')
FROM (SELECT processor_name, segment,
             CASE WHEN jsonb_exists(token, 'tokenAtReset') THEN token -> 'currentToken' ELSE token END AS token
      FROM (SELECT processor_name, segment, convert_from(token, 'UTF8')::jsonb AS token
            FROM eventstore.token_entry WHERE token IS NOT NULL) AS stored) AS reached
WHERE (entry.processor_name, entry.segment) = (reached.processor_name, reached.segment);
