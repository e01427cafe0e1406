-- Applies that changed nothing, for as long as they count. Null: of the whole platform.
CREATE TABLE command.idle_apply (
    job_id    uuid        NOT NULL PRIMARY KEY,
    tenant_id uuid,
    ended_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idle_apply_by_tenant ON command.idle_apply (tenant_id, ended_at);

-- Scheduled applies that have neither begun nor been cancelled or missed. Null: of the whole platform.
CREATE TABLE command.open_plan (
    plan_id   uuid NOT NULL PRIMARY KEY,
    tenant_id uuid,
    -- The minute in which it is to begin. Null: as soon as somebody agrees.
    minute    timestamptz
);
CREATE INDEX open_plan_by_tenant ON command.open_plan (tenant_id, minute);
