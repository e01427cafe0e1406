ALTER TABLE readmodel.tenant ADD COLUMN apply_needs_approval boolean NOT NULL DEFAULT false;

-- Tenants that the apply left as they were: their changes need a second person's consent.
ALTER TABLE readmodel.apply_job ADD COLUMN held_back jsonb NOT NULL DEFAULT '[]';

-- The configuration that a second person has agreed to.
ALTER TABLE readmodel.apply_job ADD COLUMN approved text;

CREATE TABLE readmodel.apply_plan (
    id             uuid        PRIMARY KEY,
    version        bigint      NOT NULL,
    -- Null: the whole platform.
    tenant_id      uuid,
    status         text        NOT NULL,
    force          boolean     NOT NULL,
    -- Null: as soon as it is approved.
    planned_for    timestamptz,
    expires_at     timestamptz NOT NULL,
    needs_approval boolean     NOT NULL,
    note           text,
    planned_by     uuid        NOT NULL,
    created_at     timestamptz NOT NULL,
    approved_by    uuid,
    approved_at    timestamptz,
    -- Of the configuration that was agreed to.
    approved       text,
    job_id         uuid,
    cancelled_by   uuid,
    -- Why it was cancelled, or could not begin.
    reason         text,
    ended_at       timestamptz
);

CREATE INDEX apply_plan_by_creation ON readmodel.apply_plan (created_at);
