package com.pbxportal.projector.device;

import com.pbxportal.projector.BatchedWrites;
import com.pbxportal.projector.ProjectorConfiguration;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.DeviceAdded;
import com.pbxportal.shared.device.DeviceChanged;
import com.pbxportal.shared.device.DeviceDeleted;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceEvent;
import com.pbxportal.shared.device.DevicePasswordRotated;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Every device that there is; a deleted one is gone. */
@Component
@ProcessingGroup(ProjectorConfiguration.VIEWS)
class DeviceProjection {

    private static final String ADD = """
            INSERT INTO readmodel.device
                (id, version, tenant_id, user_id, sip_username, label, transport, rtp_symmetric, force_rport,
                 rewrite_contact, direct_media, keep_alive, codecs, enabled, password_generation, created_at,
                 updated_at)
            SELECT id, version, tenant_id, user_id, sip_username, label, transport, rtp_symmetric, force_rport,
                 rewrite_contact, direct_media, keep_alive, string_to_array(codecs, ','), enabled, 1, at, at
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::text[],
                        ?::text[], ?::text[], ?::boolean[], ?::boolean[], ?::boolean[], ?::boolean[], ?::boolean[],
                        ?::text[],
                        ?::boolean[])
                AS event (id, version, at, tenant_id, user_id, sip_username,
                          label, transport, rtp_symmetric, force_rport, rewrite_contact, direct_media, keep_alive,
                          codecs, enabled)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String CHANGE = """
            UPDATE readmodel.device AS device
            SET version = event.version, updated_at = event.at, label = event.label, transport = event.transport,
                rtp_symmetric = event.rtp_symmetric, force_rport = event.force_rport,
                rewrite_contact = event.rewrite_contact, direct_media = event.direct_media,
                keep_alive = event.keep_alive, codecs = string_to_array(event.codecs, ','), enabled = event.enabled
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[],
                        ?::text[], ?::text[], ?::boolean[], ?::boolean[], ?::boolean[], ?::boolean[], ?::boolean[],
                        ?::text[],
                        ?::boolean[])
                AS event (id, version, at,
                          label, transport, rtp_symmetric, force_rport, rewrite_contact, direct_media, keep_alive,
                          codecs, enabled)
            WHERE device.id = event.id AND device.version < event.version
            """;

    private static final String ROTATE = """
            UPDATE readmodel.device AS device
            SET version = event.version, updated_at = event.at, password_generation = event.generation
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::integer[]) AS event (id, version, at, generation)
            WHERE device.id = event.id AND device.version < event.version
            """;

    private static final String DELETE = "DELETE FROM readmodel.device WHERE id = ANY (?::uuid[])";

    private final BatchedWrites writes;
    private final JdbcTemplate jdbc;

    DeviceProjection(BatchedWrites writes, JdbcTemplate jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(DeviceEvent event, @SequenceNumber long version, @Timestamp Instant at) {
        switch (event) {
            case DeviceAdded e -> {
                DeviceDetails is = e.details();
                writes.add(
                        ADD,
                        e.deviceId(),
                        version,
                        at,
                        e.tenantId(),
                        e.userId(),
                        e.sipUsername(),
                        is.label(),
                        is.transport(),
                        is.natFlags().rtpSymmetric(),
                        is.natFlags().forceRport(),
                        is.natFlags().rewriteContact(),
                        is.natFlags().directMedia(),
                        is.natFlags().keepAlive(),
                        names(is.codecs()),
                        is.enabled());
            }
            case DeviceChanged e -> {
                DeviceDetails is = e.after();
                writes.add(
                        CHANGE,
                        e.deviceId(),
                        version,
                        at,
                        is.label(),
                        is.transport(),
                        is.natFlags().rtpSymmetric(),
                        is.natFlags().forceRport(),
                        is.natFlags().rewriteContact(),
                        is.natFlags().directMedia(),
                        is.natFlags().keepAlive(),
                        names(is.codecs()),
                        is.enabled());
            }
            case DevicePasswordRotated e -> writes.add(ROTATE, e.deviceId(), version, at, e.generation());
            case DeviceDeleted e -> writes.add(DELETE, e.deviceId());
        }
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE readmodel.device");
    }

    private static String names(List<Codec> codecs) {
        return codecs.stream().map(Codec::asteriskName).collect(Collectors.joining(","));
    }
}
