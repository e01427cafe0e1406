-- Whether a processing group has yet to see an event that was committed at that moment: one that is not in the log yet,
-- or one after the position that the group has reached. A token that is being replayed counts by how far the replay is.
-- In plpgsql, because a session keeps its plan: every query asks this first.
DROP FUNCTION readmodel.is_behind(text, bigint);
CREATE FUNCTION readmodel.is_behind(processing_group text, asked pg_snapshot) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    reached bigint := (
        SELECT min(coalesce(token #>> '{currentToken,index}', token ->> 'index')::bigint)
        FROM (SELECT convert_from(token, 'UTF8')::jsonb AS token
              FROM eventstore.token_entry WHERE processor_name = processing_group) AS stored);
BEGIN
    RETURN EXISTS (SELECT FROM eventstore.unlogged() AS event WHERE pg_visible_in_snapshot(event.transaction_id, asked))
        -- The next one, by its index; of what comes after it, only what came later is passed by.
        OR (SELECT true FROM eventstore.log
            WHERE position > coalesce(reached, 0)
              AND coalesce(pg_visible_in_snapshot(
                      (SELECT transaction_id FROM eventstore.domain_event_entry AS event
                       WHERE event.global_index = log.global_index), asked), true)
            ORDER BY position LIMIT 1) IS NOT NULL;
END $$;
