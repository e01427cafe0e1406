package com.pbxportal.projector.user;

import static com.pbxportal.shared.user.UserStatus.ACTIVE;
import static com.pbxportal.shared.user.UserStatus.DELETED;
import static com.pbxportal.shared.user.UserStatus.SUSPENDED;

import com.pbxportal.projector.BatchedWrites;
import com.pbxportal.projector.ProjectorConfiguration;
import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.user.UserChanged;
import com.pbxportal.shared.user.UserCreated;
import com.pbxportal.shared.user.UserDeleted;
import com.pbxportal.shared.user.UserDetails;
import com.pbxportal.shared.user.UserEvent;
import com.pbxportal.shared.user.UserPasswordChanged;
import com.pbxportal.shared.user.UserReactivated;
import com.pbxportal.shared.user.UserSuspended;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Every user, deleted ones included. */
@Component
@ProcessingGroup(ProjectorConfiguration.VIEWS)
class UserProjection {

    private static final String CREATE = """
            INSERT INTO readmodel.user_account
                (id, version, tenant_id, email, full_name, role, status, extension,
                 outbound_callerid, voicemail_enabled, created_at, updated_at)
            SELECT id, version, tenant_id, email, full_name, role, 'ACTIVE', extension, callerid, voicemail, at, at
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::uuid[], ?::integer[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[])
                AS event (id, version, at, tenant_id, extension, email, full_name, role, callerid, voicemail)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String CHANGE = """
            UPDATE readmodel.user_account AS account
            SET version = event.version, updated_at = event.at, email = event.email, full_name = event.full_name,
                role = event.role, outbound_callerid = event.callerid, voicemail_enabled = event.voicemail
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[])
                AS event (id, version, at, email, full_name, role, callerid, voicemail)
            WHERE account.id = event.id AND account.version < event.version
            """;

    private static final String MOVE = """
            UPDATE readmodel.user_account AS account
            SET version = event.version, updated_at = event.at, status = event.status,
                extension = CASE WHEN event.status <> 'DELETED' THEN account.extension END
            FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[]) AS event (id, version, at, status)
            WHERE account.id = event.id AND account.version < event.version
            """;

    private final BatchedWrites writes;
    private final JdbcTemplate jdbc;

    UserProjection(BatchedWrites writes, JdbcTemplate jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(UserEvent event, @SequenceNumber long version, @Timestamp Instant at) {
        switch (event) {
            case UserCreated e -> {
                UserDetails is = e.details();
                writes.add(
                        CREATE,
                        e.userId(),
                        version,
                        at,
                        e.tenantId(),
                        e.extension(),
                        is.email(),
                        is.fullName(),
                        is.role(),
                        is.outboundCallerid(),
                        is.voicemailEnabled());
            }
            case UserChanged e -> {
                UserDetails is = e.after();
                writes.add(
                        CHANGE,
                        e.userId(),
                        version,
                        at,
                        is.email(),
                        is.fullName(),
                        is.role(),
                        is.outboundCallerid(),
                        is.voicemailEnabled());
            }
            case UserSuspended e -> writes.add(MOVE, e.userId(), version, at, SUSPENDED);
            case UserReactivated e -> writes.add(MOVE, e.userId(), version, at, ACTIVE);
            case UserDeleted e -> writes.add(MOVE, e.userId(), version, at, DELETED);
            case UserPasswordChanged e -> {
                // Nothing that a listing shows.
            }
            case Bookkeeping e -> {
                // The events of numbers and devices say it.
            }
        }
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE readmodel.user_account");
    }
}
