package com.pbxportal.query.tenant;

import com.pbxportal.query.Filters;
import com.pbxportal.query.ReadModel;
import com.pbxportal.shared.error.UnknownTenant;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.listing.Page;
import com.pbxportal.shared.listing.Paging;
import com.pbxportal.shared.phonenumber.PhoneNumberStatus;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.TenantStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants")
@Tag(name = "Tenants")
class TenantQueryController {

    private static final ReadModel<TenantView> TENANTS = ReadModel.of(
                    "Tenant", "readmodel.tenant", TenantView.COLUMNS, TenantView::of)
            .ownedBy("id")
            .sortedBy("name", "name", "slug", "status", "created_at", "updated_at");

    private final JdbcClient jdbc;

    TenantQueryController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT')")
    @Operation(summary = "List tenants; q finds parts of name and slug")
    Page<TenantView> listTenants(
            @AuthenticationPrincipal Caller caller,
            @Parameter(schema = @Schema(implementation = TenantStatus.class)) @RequestParam(required = false) @Nullable
                    String status,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize,
            @RequestParam(required = false) @Nullable String sort) {
        Filters filters =
                new Filters().oneOf(TenantStatus.class, "status", status).search(q, "name", "slug");
        return TENANTS.page(jdbc, caller, filters, new Paging(page, pageSize, sort));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT')")
    @Operation(summary = "Show a tenant")
    TenantView getTenant(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return TENANTS.one(jdbc, caller, id, UnknownTenant::new);
    }

    @GetMapping("/{id}/stats")
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT')")
    @Operation(summary = "Count what a tenant has and how much of its extension range is used")
    TenantStats getTenantStats(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        TenantView tenant = TENANTS.one(jdbc, caller, id, UnknownTenant::new);
        Map<PhoneNumberStatus, Long> numbers = numbersByStatus(id);
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE status <> 'DELETED') AS users,
                               count(*) FILTER (WHERE status = 'ACTIVE') AS active_users,
                               count(extension) AS extensions,
                               (SELECT count(*) FROM readmodel.device WHERE tenant_id = :id) AS devices
                        FROM readmodel.user_account WHERE tenant_id = :id""")
                .param("id", id)
                .query((row, n) -> new TenantStats(
                        id,
                        row.getLong("users"),
                        row.getLong("active_users"),
                        row.getLong("devices"),
                        numbers.values().stream().mapToLong(Long::longValue).sum(),
                        numbers,
                        TenantStats.ExtensionUsage.of(
                                new ExtensionRange(tenant.extMin(), tenant.extMax()), row.getInt("extensions"))))
                .single();
    }

    private Map<PhoneNumberStatus, Long> numbersByStatus(UUID tenantId) {
        Map<PhoneNumberStatus, Long> counts = new EnumMap<>(PhoneNumberStatus.class);
        counts.put(PhoneNumberStatus.ALLOCATED, 0L);
        counts.put(PhoneNumberStatus.ASSIGNED, 0L);
        jdbc.sql("""
                        SELECT status, sum(count) AS count FROM readmodel.phone_number_count
                        WHERE tenant_id = :id GROUP BY status""").param("id", tenantId).query(row -> {
            counts.put(PhoneNumberStatus.valueOf(row.getString("status")), row.getLong("count"));
        });
        return counts;
    }
}
