package com.pbxportal.command.apply.drift;

import com.pbxportal.shared.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/diagnostics/drift")
@Tag(name = "Diagnostics")
class DriftController {

    record DriftAnswer(
            @Nullable @Schema(description = "Null: nobody has looked yet")
            Instant checkedAt,

            DriftStatus status,

            @Nullable @Schema(description = "Why not everything could be compared")
            String reason,

            List<FindingAnswer> findings) {

        private static DriftAnswer of(DriftReport report) {
            return new DriftAnswer(
                    report.checkedAt(),
                    report.status(),
                    report.reason(),
                    report.findings().stream().map(FindingAnswer::of).toList());
        }
    }

    @Schema(name = "DriftFinding")
    record FindingAnswer(
            DriftFinding.Where where,

            @Nullable @Schema(description = "Whose part it is; null: the platform's, or of several")
            String tenant,

            String object,

            @Nullable @Schema(description = "Null: it should not be there")
            String expected,

            @Nullable @Schema(description = "Null: it is missing")
            String found,

            @Nullable @Schema(description = "Unified, from what was generated to what was found")
            String diff) {

        private static FindingAnswer of(DriftFinding finding) {
            return new FindingAnswer(
                    finding.where(),
                    finding.tenant(),
                    finding.object(),
                    finding.expected(),
                    finding.found(),
                    finding.diff());
        }
    }

    private final DriftReports reports;
    private final DriftChecks checks;

    DriftController(DriftReports reports, DriftChecks checks) {
        this.reports = reports;
        this.checks = checks;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT')")
    @Operation(
            summary = "Whether what Asterisk runs is what was applied last",
            description = "As of the last comparison. A tenant sees what concerns itself: what of its own is missing"
                    + " or different, and not what is there instead.")
    DriftAnswer getDrift(@AuthenticationPrincipal Caller caller) {
        DriftReport report = reports.last();
        if (caller.isPlatformWide()) {
            return DriftAnswer.of(report);
        }
        return DriftAnswer.of(caller.tenantId() == null ? DriftReport.NONE : report.concerning(caller.tenantId()));
    }

    @PostMapping("/check")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    @Operation(summary = "Compare now what Asterisk runs with what was applied last; nothing is changed")
    DriftAnswer checkDrift() {
        return DriftAnswer.of(checks.checkNow());
    }
}
