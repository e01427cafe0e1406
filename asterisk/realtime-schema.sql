-- PJSIP realtime: the tables that Asterisk 22 reads. A column's name is the option's name in pjsip.conf,
-- NULL leaves the option at Asterisk's default. A column that Asterisk does not know makes it reject the row.
-- Compared byte by byte: SIP user names differ by case.
-- Asterisk only reads: SELECT on these tables is all the right its account needs.

CREATE TABLE ps_endpoints (
    id                                  VARCHAR(160) NOT NULL,
    transport                           VARCHAR(40),
    aors                                VARCHAR(1024),
    auth                                VARCHAR(160),
    outbound_auth                       VARCHAR(160),
    context                             VARCHAR(80),
    disallow                            VARCHAR(200),
    allow                               VARCHAR(200),
    identify_by                         VARCHAR(80),
    callerid                            VARCHAR(160),
    callerid_privacy                    VARCHAR(40),
    callerid_tag                        VARCHAR(80),
    trust_id_inbound                    ENUM ('yes', 'no'),
    trust_id_outbound                   ENUM ('yes', 'no'),
    send_pai                            ENUM ('yes', 'no'),
    send_rpid                           ENUM ('yes', 'no'),
    from_user                           VARCHAR(80),
    from_domain                         VARCHAR(255),
    outbound_proxy                      VARCHAR(255),
    direct_media                        ENUM ('yes', 'no'),
    rtp_symmetric                       ENUM ('yes', 'no'),
    force_rport                         ENUM ('yes', 'no'),
    rewrite_contact                     ENUM ('yes', 'no'),
    ice_support                         ENUM ('yes', 'no'),
    rtp_timeout                         INT UNSIGNED,
    rtp_timeout_hold                    INT UNSIGNED,
    timers                              VARCHAR(10),
    dtmf_mode                           VARCHAR(20),
    media_encryption                    VARCHAR(20),
    media_encryption_optimistic         ENUM ('yes', 'no'),
    webrtc                              ENUM ('yes', 'no'),
    dtls_auto_generate_cert             ENUM ('yes', 'no'),
    max_audio_streams                   INT UNSIGNED,
    language                            VARCHAR(40),
    tone_zone                           VARCHAR(40),
    moh_suggest                         VARCHAR(80),
    accountcode                         VARCHAR(80),
    mailboxes                           VARCHAR(160),
    voicemail_extension                 VARCHAR(40),
    allow_subscribe                     ENUM ('yes', 'no'),
    subscribe_context                   VARCHAR(80),
    allow_transfer                      ENUM ('yes', 'no'),
    call_group                          VARCHAR(40),
    pickup_group                        VARCHAR(40),
    named_call_group                    VARCHAR(80),
    named_pickup_group                  VARCHAR(80),
    device_state_busy_at                INT UNSIGNED,
    set_var                             TEXT,
    user_eq_phone                       ENUM ('yes', 'no'),
    acl                                 VARCHAR(80),
    deny                                VARCHAR(200),
    permit                              VARCHAR(200),
    PRIMARY KEY (id)
) ENGINE = InnoDB
  DEFAULT CHARSET = utf8mb4
  COLLATE = utf8mb4_nopad_bin;

-- No password in the clear: password_digest holds 'MD5:' and md5(username:realm:password),
-- and realm must then be the one that was hashed.
CREATE TABLE ps_auths (
    id                   VARCHAR(160) NOT NULL,
    auth_type            VARCHAR(20),
    username             VARCHAR(160),
    realm                VARCHAR(80),
    password_digest      VARCHAR(512),
    md5_cred             VARCHAR(32),
    password             VARCHAR(160),
    PRIMARY KEY (id)
) ENGINE = InnoDB
  DEFAULT CHARSET = utf8mb4
  COLLATE = utf8mb4_nopad_bin;

-- contact: Asterisk asks for it with every start; phones that register leave it NULL.
CREATE TABLE ps_aors (
    id                   VARCHAR(160) NOT NULL,
    contact              VARCHAR(255),
    max_contacts         INT UNSIGNED,
    remove_existing      ENUM ('yes', 'no'),
    remove_unavailable   ENUM ('yes', 'no'),
    minimum_expiration   INT UNSIGNED,
    maximum_expiration   INT UNSIGNED,
    default_expiration   INT UNSIGNED,
    qualify_frequency    INT UNSIGNED,
    qualify_timeout      FLOAT,
    authenticate_qualify ENUM ('yes', 'no'),
    support_path         ENUM ('yes', 'no'),
    mailboxes            VARCHAR(160),
    voicemail_extension  VARCHAR(40),
    outbound_proxy       VARCHAR(255),
    PRIMARY KEY (id)
) ENGINE = InnoDB
  DEFAULT CHARSET = utf8mb4
  COLLATE = utf8mb4_nopad_bin;
