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

        @Nullable
        @Schema(
                description = "ISO 3166-1; null where it was never said: the default of the installation",
                example = "DE")
        String country,

        Instant createdAt,
        Instant updatedAt) {

    static final String COLUMNS = """
            t.id, t.name, t.slug, t.status, t.timezone, t.ext_min, t.ext_max, t.default_inbound_destination,
            t.outbound_policy_id, t.apply_needs_approval, t.country, t.created_at, t.updated_at""";

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
                row.textOrNull("country"),
                row.time("created_at"),
                row.time("updated_at"));
    }
}
