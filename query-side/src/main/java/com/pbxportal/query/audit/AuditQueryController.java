package com.pbxportal.query.audit;

import com.pbxportal.query.Filters;
import com.pbxportal.query.ReadModel;
import com.pbxportal.query.ReadsFrom;
import com.pbxportal.shared.audit.AuditAction;
import com.pbxportal.shared.audit.AuditedEntity;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.listing.Page;
import com.pbxportal.shared.listing.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit-logs")
@ReadsFrom("audit")
@Tag(name = "Audit")
class AuditQueryController {

    private static ReadModel<AuditEntryView> entries(Caller caller) {
        boolean whole = caller.isPlatformWide();
        return ReadModel.of(
                        "Audit entry",
                        "readmodel.audit_entry",
                        AuditEntryView.columns(whole),
                        row -> AuditEntryView.of(row, whole))
                .keyedBy("position")
                .sortedBy("-position", "position", "occurred_at")
                .countedBy("tenant_id", "entity_type", "action");
    }

    private final JdbcClient jdbc;

    AuditQueryController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT')")
    @Operation(summary = "List who did what, newest first; since is included, until is not")
    Page<AuditEntryView> listAuditEntries(
            @AuthenticationPrincipal Caller caller,
            @Parameter(schema = @Schema(implementation = AuditedEntity.class))
                    @RequestParam(name = "entity_type", required = false)
                    @Nullable
                    String entityType,
            @RequestParam(name = "entity_id", required = false) @Nullable String entityId,
            @Parameter(schema = @Schema(implementation = AuditAction.class)) @RequestParam(required = false) @Nullable
                    String action,
            @RequestParam(name = "actor_id", required = false) @Nullable String actorId,
            @RequestParam(name = "tenant_id", required = false) @Nullable String tenantId,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize,
            @RequestParam(required = false) @Nullable String sort) {
        Filters filters = new Filters()
                .oneOf(AuditedEntity.class, "entity_type", entityType)
                .id("entity_id", entityId)
                .oneOf(AuditAction.class, "action", action)
                .id("actor_id", actorId)
                .tenant(tenantId)
                .between("occurred_at", since, until);
        return entries(caller).page(jdbc, caller, filters, new Paging(page, pageSize, sort));
    }
}
