package com.pbxportal.query.user;

import com.pbxportal.query.Row;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.user.UserStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

record UserView(
        UUID id,

        @Nullable @Schema(description = "Null for users of the platform")
        UUID tenantId,

        String email,
        String fullName,
        Role role,
        UserStatus status,

        @Nullable @Schema(description = "Null for users of the platform and for deleted ones")
        Integer extension,

        @Nullable String outboundCallerid,

        @Schema(description = "Kept for when there are mailboxes; changes nothing yet")
        boolean voicemailEnabled,

        @Schema(description = "The numbers that lead to the user")
        List<String> dids,

        Instant createdAt,
        Instant updatedAt) {

    static final String COLUMNS = """
            t.id, t.tenant_id, t.email, t.full_name, t.role, t.status, t.extension, t.outbound_callerid,
            t.voicemail_enabled, t.created_at, t.updated_at,
            (SELECT array_agg(number ORDER BY number) FROM readmodel.phone_number
             WHERE assigned_id = t.id AND assigned_type = 'USER') AS dids""";

    static UserView of(Row row) throws SQLException {
        return new UserView(
                row.id("id"),
                row.idOrNull("tenant_id"),
                row.text("email"),
                row.text("full_name"),
                row.oneOf(Role.class, "role"),
                row.oneOf(UserStatus.class, "status"),
                row.numberOrNull("extension"),
                row.textOrNull("outbound_callerid"),
                row.flag("voicemail_enabled"),
                row.list("dids", Function.identity()),
                row.time("created_at"),
                row.time("updated_at"));
    }
}
