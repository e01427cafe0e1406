-- What listings and the configuration snapshot read. Everything here is a fold of the events: it may be
-- emptied and rebuilt at any time, so nothing references the event store, and no foreign key makes a
-- rebuild depend on the order of tables. `version` is the sequence number of the last event of the row's
-- own stream: an event that comes again changes nothing.

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE TABLE readmodel.tenant (
    id                          uuid        PRIMARY KEY,
    version                     bigint      NOT NULL,
    slug                        text        NOT NULL,
    name                        text        NOT NULL,
    status                      text        NOT NULL,
    timezone                    text        NOT NULL,
    ext_min                     integer     NOT NULL,
    ext_max                     integer     NOT NULL,
    default_inbound_destination text,
    outbound_policy_id          uuid,
    created_at                  timestamptz NOT NULL,
    updated_at                  timestamptz NOT NULL
);

CREATE TABLE readmodel.user_account (
    id                uuid        PRIMARY KEY,
    version           bigint      NOT NULL,
    tenant_id         uuid,
    email             text        NOT NULL,
    full_name         text        NOT NULL,
    role              text        NOT NULL,
    status            text        NOT NULL,
    -- Null for users of the platform, and for deleted users: their extension is free again.
    extension         integer,
    outbound_callerid text,
    voicemail_enabled boolean     NOT NULL,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL
);

CREATE INDEX user_account_by_tenant ON readmodel.user_account (tenant_id, status, extension);

CREATE TABLE readmodel.device (
    id                  uuid        PRIMARY KEY,
    version             bigint      NOT NULL,
    tenant_id           uuid        NOT NULL,
    user_id             uuid        NOT NULL,
    label               text        NOT NULL,
    sip_username        text        NOT NULL,
    transport           text        NOT NULL,
    rtp_symmetric       boolean     NOT NULL,
    force_rport         boolean     NOT NULL,
    rewrite_contact     boolean     NOT NULL,
    direct_media        boolean     NOT NULL,
    keep_alive          boolean     NOT NULL,
    -- In order of preference.
    codecs              text[]      NOT NULL,
    enabled             boolean     NOT NULL,
    -- Counts the passwords this device has had; the password itself is in the vault.
    password_generation integer     NOT NULL,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL
);

CREATE INDEX device_by_tenant ON readmodel.device (tenant_id, sip_username);
CREATE INDEX device_by_user ON readmodel.device (user_id);

CREATE TABLE readmodel.phone_number (
    id                uuid        PRIMARY KEY,
    version           bigint      NOT NULL,
    -- Bytewise order is the order of digits, and the one that LIKE 'prefix%' can use.
    number            text        COLLATE "C" NOT NULL,
    status            text        NOT NULL,
    tenant_id         uuid,
    provider          text,
    provider_metadata jsonb       NOT NULL,
    enabled           boolean     NOT NULL,
    assignment_id     uuid,
    assigned_type     text,
    assigned_id       uuid,
    assigned_value    text,
    assigned_by       uuid,
    assigned_at       timestamptz,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL
);

CREATE UNIQUE INDEX phone_number_by_number ON readmodel.phone_number (number);
CREATE INDEX phone_number_by_status ON readmodel.phone_number (status, number);
CREATE INDEX phone_number_by_tenant ON readmodel.phone_number (tenant_id, number) WHERE tenant_id IS NOT NULL;
CREATE INDEX phone_number_by_creation ON readmodel.phone_number (created_at, number);
CREATE INDEX phone_number_by_change ON readmodel.phone_number (updated_at, number);
CREATE INDEX phone_number_by_destination ON readmodel.phone_number (assigned_id) WHERE assigned_id IS NOT NULL;
CREATE INDEX phone_number_by_digits ON readmodel.phone_number USING gin (number public.gin_trgm_ops)
    WITH (gin_pending_list_limit = 1024);

-- Exact totals for every combination of filters on these columns, without counting a million rows. Kept by
-- triggers, once a statement: whoever writes to the table, and however often, the counts are those of its rows.
CREATE TABLE readmodel.phone_number_count (
    tenant_id uuid,
    status    text    NOT NULL,
    provider  text,
    enabled   boolean NOT NULL,
    count     bigint  NOT NULL,
    UNIQUE NULLS NOT DISTINCT (tenant_id, status, provider, enabled)
) WITH (fillfactor = 50);

CREATE FUNCTION readmodel.count_imported_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO readmodel.phone_number_count AS counted (tenant_id, status, provider, enabled, count)
    SELECT tenant_id, status, provider, enabled, count(*)
    FROM added
    GROUP BY tenant_id, status, provider, enabled
    ON CONFLICT (tenant_id, status, provider, enabled) DO UPDATE SET count = counted.count + excluded.count;
    RETURN NULL;
END $$;

CREATE FUNCTION readmodel.count_moved_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO readmodel.phone_number_count AS counted (tenant_id, status, provider, enabled, count)
    SELECT tenant_id, status, provider, enabled, sum(difference)
    FROM (
        SELECT tenant_id, status, provider, enabled, 1 AS difference FROM added
        UNION ALL
        SELECT tenant_id, status, provider, enabled, -1 FROM removed
    ) AS moved
    GROUP BY tenant_id, status, provider, enabled
    HAVING sum(difference) <> 0
    ON CONFLICT (tenant_id, status, provider, enabled) DO UPDATE SET count = counted.count + excluded.count;
    RETURN NULL;
END $$;

CREATE FUNCTION readmodel.forget_number_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    TRUNCATE readmodel.phone_number_count;
    RETURN NULL;
END $$;

CREATE TRIGGER count_imported AFTER INSERT ON readmodel.phone_number
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION readmodel.count_imported_numbers();
CREATE TRIGGER count_moved AFTER UPDATE ON readmodel.phone_number
    REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION readmodel.count_moved_numbers();
CREATE TRIGGER forget_counts AFTER TRUNCATE ON readmodel.phone_number
    FOR EACH STATEMENT EXECUTE FUNCTION readmodel.forget_number_counts();

CREATE TABLE readmodel.apply_job (
    id               uuid        PRIMARY KEY,
    version          bigint      NOT NULL,
    -- Null: the whole platform.
    tenant_id        uuid,
    status           text        NOT NULL,
    force            boolean     NOT NULL,
    requested_by     uuid        NOT NULL,
    created_at       timestamptz NOT NULL,
    started_at       timestamptz,
    ended_at         timestamptz,
    -- When the last step ended, from which the next one's time counts.
    last_at          timestamptz NOT NULL,
    failed_step      text,
    error_text       text,
    remedy           text,
    resolution       text,
    -- The earlier apply that was brought back.
    restores         uuid,
    -- Positions in the event store: what was applied last, and what this apply brings.
    applied_since    bigint,
    applied_up_to    bigint,
    warnings         jsonb       NOT NULL,
    preflight_skipped text,
    revision         text,
    changed          boolean,
    -- [{name, lines_added, lines_removed, diff, truncated}]
    file_diffs       jsonb       NOT NULL,
    -- [{name, sha256, bytes, lines}]
    files            jsonb       NOT NULL,
    rows_added       integer,
    rows_changed     integer,
    rows_removed     integer,
    -- [{step, at, duration_ms}], in the order in which they happened
    steps            jsonb       NOT NULL
);

CREATE INDEX apply_job_by_creation ON readmodel.apply_job (created_at);

CREATE TABLE readmodel.audit_entry (
    -- The event's place in the event store: unique, and the order in which entries are listed.
    position    bigint      PRIMARY KEY,
    event_id    uuid        NOT NULL,
    event_name  text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    entity_type text        NOT NULL,
    entity_id   uuid        NOT NULL,
    action      text        NOT NULL,
    tenant_id   uuid,
    actor_id    uuid        NOT NULL,
    actor_role  text        NOT NULL,
    source_ip   text,
    user_agent  text,
    request_id  text,
    before      jsonb,
    after       jsonb
);

CREATE INDEX audit_entry_by_entity ON readmodel.audit_entry (entity_id, position);
CREATE INDEX audit_entry_by_tenant ON readmodel.audit_entry (tenant_id, position);
CREATE INDEX audit_entry_by_actor ON readmodel.audit_entry (actor_id, position);
CREATE INDEX audit_entry_by_time ON readmodel.audit_entry (occurred_at, position);

CREATE TABLE readmodel.audit_entry_count (
    tenant_id   uuid,
    entity_type text   NOT NULL,
    action      text   NOT NULL,
    count       bigint NOT NULL,
    UNIQUE NULLS NOT DISTINCT (tenant_id, entity_type, action)
);

CREATE FUNCTION readmodel.count_audit_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO readmodel.audit_entry_count AS counted (tenant_id, entity_type, action, count)
    SELECT tenant_id, entity_type, action, count(*)
    FROM added
    GROUP BY tenant_id, entity_type, action
    ON CONFLICT (tenant_id, entity_type, action) DO UPDATE SET count = counted.count + excluded.count;
    RETURN NULL;
END $$;

CREATE FUNCTION readmodel.forget_audit_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    TRUNCATE readmodel.audit_entry_count;
    RETURN NULL;
END $$;

CREATE TRIGGER count_added AFTER INSERT ON readmodel.audit_entry
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION readmodel.count_audit_entries();
CREATE TRIGGER forget_counts AFTER TRUNCATE ON readmodel.audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION readmodel.forget_audit_counts();
