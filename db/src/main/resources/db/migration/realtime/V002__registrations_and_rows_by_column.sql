-- Devices whose phones have registered with credentials that the last apply took away. Noted in the transaction that
-- does so; ended when Asterisk has been seen without these registrations.
CREATE TABLE portal_ended_registration (
    id    VARCHAR(160) NOT NULL,
    ended BOOLEAN      NOT NULL DEFAULT FALSE,
    PRIMARY KEY (id)
) ENGINE = InnoDB
  DEFAULT CHARSET = utf8mb4
  COLLATE = utf8mb4_nopad_bin;

-- Devices that Asterisk did not run before the last apply: when that is put back, it need not run them either.
CREATE TABLE portal_idle_device (
    id VARCHAR(160) NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB
  DEFAULT CHARSET = utf8mb4
  COLLATE = utf8mb4_nopad_bin;

-- The job whose changes were put back last.
ALTER TABLE portal_apply ADD COLUMN restored_job_id CHAR(36);

-- Rows are remembered by column from now on, not by place: as many columns as there are.
UPDATE portal_undo
SET row_before = JSON_OBJECT(
    'max_contacts', JSON_VALUE(row_before, '$[0]'),
    'remove_existing', JSON_VALUE(row_before, '$[1]'),
    'qualify_frequency', JSON_VALUE(row_before, '$[2]'))
WHERE table_name = 'AORS' AND row_before IS NOT NULL;

UPDATE portal_undo
SET row_before = JSON_OBJECT(
    'auth_type', JSON_VALUE(row_before, '$[0]'),
    'username', JSON_VALUE(row_before, '$[1]'),
    'realm', JSON_VALUE(row_before, '$[2]'),
    'md5_cred', JSON_VALUE(row_before, '$[3]'))
WHERE table_name = 'AUTHS' AND row_before IS NOT NULL;

UPDATE portal_undo
SET row_before = JSON_OBJECT(
    'aors', JSON_VALUE(row_before, '$[0]'),
    'auth', JSON_VALUE(row_before, '$[1]'),
    'identify_by', JSON_VALUE(row_before, '$[2]'),
    'context', JSON_VALUE(row_before, '$[3]'),
    'callerid', JSON_VALUE(row_before, '$[4]'),
    'disallow', JSON_VALUE(row_before, '$[5]'),
    'allow', JSON_VALUE(row_before, '$[6]'),
    'rtp_symmetric', JSON_VALUE(row_before, '$[7]'),
    'force_rport', JSON_VALUE(row_before, '$[8]'),
    'rewrite_contact', JSON_VALUE(row_before, '$[9]'),
    'direct_media', JSON_VALUE(row_before, '$[10]'),
    'media_encryption', JSON_VALUE(row_before, '$[11]'),
    'media_encryption_optimistic', JSON_VALUE(row_before, '$[12]'),
    'webrtc', JSON_VALUE(row_before, '$[13]'),
    'accountcode', JSON_VALUE(row_before, '$[14]'))
WHERE table_name = 'ENDPOINTS' AND row_before IS NOT NULL;
