package com.pbxportal.query.device;

import com.pbxportal.query.Row;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.NatFlags;
import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.identity.Secret;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

record DeviceView(
        UUID id,
        UUID tenantId,
        UUID userId,
        String label,
        String sipUsername,

        @Schema(description = "Shown only by the answer that makes it")
        String sipPassword,

        Transport transport,
        NatFlags natFlags,
        @Schema(description = "In order of preference") List<Codec> codecs,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt) {

    static final String COLUMNS = """
            t.id, t.tenant_id, t.user_id, t.label, t.sip_username, t.transport, t.rtp_symmetric, t.force_rport,
            t.rewrite_contact, t.direct_media, t.keep_alive, t.codecs, t.enabled, t.created_at, t.updated_at""";

    static DeviceView of(Row row) throws SQLException {
        return new DeviceView(
                row.id("id"),
                row.id("tenant_id"),
                row.id("user_id"),
                row.text("label"),
                row.text("sip_username"),
                Secret.MASK,
                row.oneOf(Transport.class, "transport"),
                new NatFlags(
                        row.flag("rtp_symmetric"),
                        row.flag("force_rport"),
                        row.flag("rewrite_contact"),
                        row.flag("direct_media"),
                        row.flag("keep_alive")),
                row.list("codecs", name -> Codec.valueOf(name.toUpperCase(Locale.ROOT))),
                row.flag("enabled"),
                row.time("created_at"),
                row.time("updated_at"));
    }
}
