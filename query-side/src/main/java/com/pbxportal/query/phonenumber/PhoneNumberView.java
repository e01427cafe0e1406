package com.pbxportal.query.phonenumber;

import com.pbxportal.query.Row;
import com.pbxportal.query.StoredJson;
import com.pbxportal.shared.destination.DestinationType;
import com.pbxportal.shared.phonenumber.PhoneNumberStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record PhoneNumberView(
        UUID id,
        String number,
        PhoneNumberStatus status,
        @Nullable UUID tenantId,
        @Nullable String provider,

        @Schema(description = "What the provider says of the number, as it was imported")
        StoredJson<Map<String, Object>> providerMetadata,

        @Schema(description = "False: calls go to the tenant's default destination")
        boolean enabled,

        @Nullable Assignment assignment,

        @Nullable
        @Schema(
                description =
                        "Why calls do not reach what the number is assigned to; null: they do, once it is applied")
        String warning,

        Instant createdAt,
        Instant updatedAt) {

    record Assignment(
            UUID id,
            UUID phoneNumberId,
            String phoneNumber,
            DestinationType assignedType,

            @Nullable @Schema(description = "Null for EXTERNAL")
            UUID assignedId,

            @Nullable @Schema(description = "Only for EXTERNAL")
            String assignedValue,

            UUID createdBy,
            Instant createdAt) {}

    private static final String USER_SUSPENDED =
            "The number's user is suspended: its calls go to the tenant's default destination";

    static final String COLUMNS = """
            t.id, t.number, t.status, t.tenant_id, t.provider, t.provider_metadata, t.enabled, t.assignment_id,
            t.assigned_type, t.assigned_id, t.assigned_value, t.assigned_by, t.assigned_at, t.created_at, t.updated_at,
            EXISTS (SELECT FROM readmodel.user_account AS u
                    WHERE u.id = t.assigned_id AND t.assigned_type = 'USER' AND u.status = 'SUSPENDED')
                AS user_suspended""";

    static PhoneNumberView of(Row row) throws SQLException {
        return new PhoneNumberView(
                row.id("id"),
                row.text("number"),
                row.oneOf(PhoneNumberStatus.class, "status"),
                row.idOrNull("tenant_id"),
                row.textOrNull("provider"),
                row.json("provider_metadata"),
                row.flag("enabled"),
                assignment(row),
                row.flag("user_suspended") ? USER_SUSPENDED : null,
                row.time("created_at"),
                row.time("updated_at"));
    }

    private static @Nullable Assignment assignment(Row row) throws SQLException {
        UUID id = row.idOrNull("assignment_id");
        return id == null
                ? null
                : new Assignment(
                        id,
                        row.id("id"),
                        row.text("number"),
                        row.oneOf(DestinationType.class, "assigned_type"),
                        row.idOrNull("assigned_id"),
                        row.textOrNull("assigned_value"),
                        row.id("assigned_by"),
                        row.time("assigned_at"));
    }
}
