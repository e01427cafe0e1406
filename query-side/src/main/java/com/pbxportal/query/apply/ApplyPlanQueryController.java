package com.pbxportal.query.apply;

import com.pbxportal.query.Filters;
import com.pbxportal.query.ReadModel;
import com.pbxportal.shared.apply.plan.ApplyPlanStatus;
import com.pbxportal.shared.error.UnknownApplyPlan;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.listing.Page;
import com.pbxportal.shared.listing.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@RequestMapping("/api/v1/apply/schedule")
@Tag(name = "Apply")
class ApplyPlanQueryController {

    private static final ReadModel<ApplyPlanView> PLANS = ReadModel.of(
                    "Scheduled apply", "readmodel.apply_plan", ApplyPlanView.COLUMNS, ApplyPlanView::of)
            .sortedBy("-created_at", "created_at", "expires_at", "status");

    private final JdbcClient jdbc;

    ApplyPlanQueryController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT')")
    @Operation(summary = "List scheduled applies, newest first")
    Page<ApplyPlanView> listScheduledApplies(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "tenant_id", required = false) @Nullable String tenantId,
            @Parameter(schema = @Schema(implementation = ApplyPlanStatus.class))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize,
            @RequestParam(required = false) @Nullable String sort) {
        Filters filters = new Filters().tenant(tenantId).oneOf(ApplyPlanStatus.class, "status", status);
        return PLANS.page(jdbc, caller, filters, new Paging(page, pageSize, sort));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT')")
    @Operation(summary = "Show a scheduled apply and what became of it")
    ApplyPlanView getScheduledApply(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return PLANS.one(jdbc, caller, id, UnknownApplyPlan::new);
    }
}
