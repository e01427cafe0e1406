package com.pbxportal.query.apply;

import com.pbxportal.query.Filters;
import com.pbxportal.query.ReadModel;
import com.pbxportal.shared.apply.ApplyStatus;
import com.pbxportal.shared.apply.ApplyStep;
import com.pbxportal.shared.error.UnknownApplyJob;
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
@RequestMapping("/api/v1/apply/jobs")
@Tag(name = "Apply")
class ApplyJobQueryController {

    private static ReadModel<ApplyJobView> jobs(Caller caller) {
        return ReadModel.of(
                        "Apply job",
                        "readmodel.apply_job",
                        ApplyJobView.COLUMNS,
                        row -> ApplyJobView.of(row, caller.isPlatformWide()))
                .sortedBy("-created_at", "created_at", "ended_at", "status");
    }

    private static ReadModel<ApplyJobView> details(Caller caller) {
        return ReadModel.of(
                "Apply job",
                "readmodel.apply_job",
                ApplyJobView.DETAILS,
                row -> ApplyJobView.details(row, caller.isPlatformWide()));
    }

    private final JdbcClient jdbc;

    ApplyJobQueryController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT')")
    @Operation(
            summary =
                    "List apply jobs, newest first; since and until are about the request, limit is another name of page_size")
    Page<ApplyJobView> listApplyJobs(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "tenant_id", required = false) @Nullable String tenantId,
            @Parameter(schema = @Schema(implementation = ApplyStatus.class)) @RequestParam(required = false) @Nullable
                    String status,
            @RequestParam(name = "requested_by", required = false) @Nullable String requestedBy,
            @Parameter(schema = @Schema(implementation = ApplyStep.class))
                    @RequestParam(name = "failed_step", required = false)
                    @Nullable
                    String failedStep,
            @RequestParam(required = false) @Nullable String changed,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize,
            @RequestParam(required = false) @Nullable String sort) {
        Filters filters = new Filters()
                .tenant(tenantId)
                .oneOf(ApplyStatus.class, "status", status)
                .id("requested_by", requestedBy)
                .oneOf(ApplyStep.class, "failed_step", failedStep)
                .flag("changed", changed)
                .between("created_at", since, until);
        return jobs(caller).page(jdbc, caller, filters, new Paging(page, limit == null ? pageSize : limit, sort));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT')")
    @Operation(summary = "Show an apply job and how far it came")
    ApplyJobView getApplyJob(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return details(caller).one(jdbc, caller, id, UnknownApplyJob::new);
    }
}
