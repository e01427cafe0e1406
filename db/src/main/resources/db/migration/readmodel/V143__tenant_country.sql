-- ISO 3166-1 alpha-2; null where it was never said: the default of the installation.
ALTER TABLE readmodel.tenant ADD COLUMN country text;

-- As before, and the country.
CREATE OR REPLACE VIEW readmodel.tenant_configuration AS
SELECT tenant.id AS tenant_id,
       json_build_object(
           'tenant_id', tenant.id,
           'slug', tenant.slug,
           'name', tenant.name,
           'status', lower(tenant.status),
           'range', json_build_object('min', tenant.ext_min, 'max', tenant.ext_max),
           'default_inbound_destination', tenant.default_inbound_destination,
           'country', tenant.country,
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
