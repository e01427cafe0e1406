-- A failed rollback of one tenant's apply blocks that tenant alone; one of the whole platform (no tenant) blocks all.
ALTER TABLE command.apply_block DROP COLUMN only_row;
ALTER TABLE command.apply_block ADD COLUMN tenant_id uuid;
ALTER TABLE command.apply_block ADD PRIMARY KEY (job_id);
CREATE UNIQUE INDEX apply_block_by_tenant ON command.apply_block (tenant_id) NULLS NOT DISTINCT;
