-- What Asterisk has to know of each tenant, and no secret: com.pbxportal.shared.apply.TenantConfiguration as JSON
-- with one order of keys and rows, so that the same events give the same bytes on any machine. A tenant that was
-- closed has no part, a deleted user is in none.
CREATE VIEW readmodel.tenant_configuration AS
SELECT tenant.id AS tenant_id,
       json_build_object(
           'tenant_id', tenant.id,
           'slug', tenant.slug,
           'name', tenant.name,
           'status', lower(tenant.status),
           'range', json_build_object('min', tenant.ext_min, 'max', tenant.ext_max),
           'default_inbound_destination', tenant.default_inbound_destination,
           'users', coalesce(users.list, '[]'),
           'numbers', coalesce(numbers.list, '[]'))::text AS body
FROM readmodel.tenant
LEFT JOIN LATERAL (
    SELECT json_agg(
               json_build_object(
                   'user_id', account.id,
                   'extension', account.extension,
                   'name', account.full_name,
                   'status', lower(account.status),
                   'voicemail_enabled', account.voicemail_enabled,
                   'outbound_callerid', account.outbound_callerid,
                   'devices', coalesce(devices.list, '[]'))
               ORDER BY account.extension) AS list
    FROM readmodel.user_account account
    LEFT JOIN LATERAL (
        SELECT json_agg(
                   json_build_object(
                       'device_id', device.id,
                       'sip_username', device.sip_username,
                       'details', json_build_object(
                           'label', device.label,
                           'transport', lower(device.transport),
                           'nat_flags', json_build_object(
                               'rtp_symmetric', device.rtp_symmetric,
                               'force_rport', device.force_rport,
                               'rewrite_contact', device.rewrite_contact,
                               'direct_media', device.direct_media,
                               'keep_alive', device.keep_alive),
                           'codecs', array_to_json(lower(device.codecs::text)::text[]),
                           'enabled', device.enabled),
                       'password_generation', device.password_generation)
                   ORDER BY device.sip_username COLLATE "C") AS list
        FROM readmodel.device
        WHERE device.user_id = account.id) devices ON true
    WHERE account.tenant_id = tenant.id
      AND account.status <> 'DELETED'
      AND account.extension IS NOT NULL) users ON true
LEFT JOIN LATERAL (
    SELECT json_agg(
               json_build_object(
                   'number', phone_number.number,
                   'enabled', phone_number.enabled,
                   'destination', CASE WHEN phone_number.assigned_type IS NOT NULL THEN
                       json_build_object(
                           'type', phone_number.assigned_type,
                           'id', phone_number.assigned_id,
                           'value', phone_number.assigned_value) END)
               ORDER BY phone_number.number) AS list
    FROM readmodel.phone_number
    WHERE phone_number.tenant_id = tenant.id) numbers ON true
WHERE tenant.status <> 'CLOSED';

-- The configuration as it was when an apply was requested: exactly the events up to the request.
CREATE TABLE readmodel.configuration_snapshot (
    job_id    uuid        NOT NULL PRIMARY KEY,
    -- Null: the whole platform.
    tenant_id uuid,
    position  bigint      NOT NULL,
    taken_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE readmodel.configuration_part (
    job_id    uuid NOT NULL REFERENCES readmodel.configuration_snapshot ON DELETE CASCADE,
    tenant_id uuid NOT NULL,
    sha256    text NOT NULL,
    body      text NOT NULL,
    PRIMARY KEY (job_id, tenant_id)
);

-- Whether a processing group has yet to see an event with a number up to `head` that is committed by now. Events and
-- token are read in one statement, hence as of one moment. A number missing in the token counts once its event is
-- there; a token that is being replayed counts by how far the replay is.
-- In plpgsql, because a session keeps its plan: every query asks this first.
CREATE FUNCTION readmodel.is_behind(processing_group text, head bigint) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        WITH stored AS (
            SELECT convert_from(token, 'UTF8')::jsonb AS token
            FROM eventstore.token_entry
            WHERE processor_name = processing_group
        ), reached AS (
            SELECT CASE WHEN jsonb_exists(token, 'tokenAtReset') THEN token -> 'currentToken' ELSE token END AS token
            FROM stored
        ), seen AS (
            SELECT coalesce(min((token ->> 'index')::bigint), -1) AS index,
                   coalesce(min(token ->> 'gaps'), '[]')::jsonb AS gaps
            FROM reached
        )
        SELECT (SELECT index FROM seen) < head
            OR EXISTS (SELECT FROM seen, jsonb_to_recordset(seen.gaps) AS gap ("from" bigint, "to" bigint)
                       CROSS JOIN LATERAL (SELECT FROM eventstore.domain_event_entry
                                           WHERE global_index BETWEEN gap."from" AND least(gap."to", head)
                                           LIMIT 1) AS unseen));
END $$;
