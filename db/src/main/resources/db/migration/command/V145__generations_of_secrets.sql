-- The how manieth secret of its owner's it is: whether what was applied has changed since can be asked without the
-- secret. What was erased leaves its generation, so that one that comes after it is known for another.
ALTER TABLE command.secret
    ADD COLUMN generation integer NOT NULL DEFAULT 1,
    ALTER COLUMN key_id DROP NOT NULL,
    ALTER COLUMN sealed DROP NOT NULL,
    ADD CHECK ((key_id IS NULL) = (sealed IS NULL));

-- As the events of devices have counted so far, which is what was applied; also of those that are deleted.
INSERT INTO command.secret (owner_id, kind, generation)
SELECT aggregate_identifier::uuid, 'SIP_PASSWORD', 1 + count(*) FILTER (WHERE payload_type = 'DevicePasswordRotated')
FROM eventstore.domain_event_entry
WHERE payload_type IN ('DevicePasswordRotated', 'DeviceDeleted')
GROUP BY aggregate_identifier
HAVING bool_or(payload_type = 'DeviceDeleted')
    OR EXISTS (SELECT FROM command.secret WHERE owner_id = aggregate_identifier::uuid AND kind = 'SIP_PASSWORD')
ON CONFLICT (owner_id, kind) DO UPDATE SET generation = excluded.generation;
