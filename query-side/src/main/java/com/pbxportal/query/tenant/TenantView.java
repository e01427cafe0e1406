package com.pbxportal.query.tenant;

import com.pbxportal.query.Row;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record TenantView(
        UUID id,
        String name,
        Slug slug,

        @Schema(description = "The dialplan context of its phones")
        String context,

        TenantStatus status,
        String timezone,
        int extMin,
        int extMax,

        @Nullable @Schema(description = "Where numbers lead that are allocated but not assigned")
        String defaultInboundDestination,

        @Nullable UUID outboundPolicyId,

        @Schema(description = "A second person has to agree to every apply of it")
        boolean applyNeedsApproval,

        @Nullable @Schema(description = "Of a closed tenant: what is still to be given back; null once nothing is")
        Closing closing,

        @Nullable
        @Schema(
                description = "ISO 3166-1; null where it was never said: the default of the installation",
                example = "DE")
        String country,

        Instant createdAt,
        Instant updatedAt) {

    /** What a closed tenant still has. */
    @Schema(name = "TenantClosing")
    record Closing(
            @Schema(description = "Numbers that go back to the pool")
            int numbersLeft,

            @Schema(description = "Users that end") int usersLeft) {

        private static @Nullable Closing of(Row row) throws SQLException {
            Closing closing = new Closing(row.number("numbers_left"), row.number("users_left"));
            return closing.numbersLeft + closing.usersLeft == 0 ? null : closing;
        }
    }

    static final String COLUMNS = """
            t.id, t.name, t.slug, t.status, t.timezone, t.ext_min, t.ext_max, t.default_inbound_destination,
            t.outbound_policy_id, t.apply_needs_approval, t.country, t.created_at, t.updated_at,
            CASE WHEN t.status = 'CLOSED' THEN (
                SELECT coalesce(sum(count), 0) FROM readmodel.phone_number_count WHERE tenant_id = t.id)
                ELSE 0 END AS numbers_left,
            CASE WHEN t.status = 'CLOSED' THEN (
                SELECT count(*) FROM readmodel.user_account
                WHERE tenant_id = t.id AND status IN ('ACTIVE', 'SUSPENDED'))
                ELSE 0 END AS users_left""";

    static TenantView of(Row row) throws SQLException {
        Slug slug = new Slug(row.text("slug"));
        return new TenantView(
                row.id("id"),
                row.text("name"),
                slug,
                slug.context(),
                row.oneOf(TenantStatus.class, "status"),
                row.text("timezone"),
                row.number("ext_min"),
                row.number("ext_max"),
                row.textOrNull("default_inbound_destination"),
                row.idOrNull("outbound_policy_id"),
                row.flag("apply_needs_approval"),
                Closing.of(row),
                row.textOrNull("country"),
                row.time("created_at"),
                row.time("updated_at"));
    }
}
