-- Whose people change nothing: asked before each of their commands, on whichever node.
ALTER TABLE command.open_tenant ADD COLUMN suspended boolean NOT NULL DEFAULT false;

-- Those that are suspended already, by the last word of their own streams.
UPDATE command.open_tenant AS tenant SET suspended = true
WHERE 'TenantSuspended' = (
    SELECT payload_type FROM eventstore.domain_event_entry
    WHERE aggregate_identifier = tenant.tenant_id::text AND payload_type IN ('TenantSuspended', 'TenantResumed')
    ORDER BY sequence_number DESC LIMIT 1);
