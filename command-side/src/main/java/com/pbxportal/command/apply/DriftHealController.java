package com.pbxportal.command.apply;

import com.pbxportal.command.Commands;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.RequestApply;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Beside the applies and not beside the comparison: what it begins is an apply like any other. */
@RestController
@RequestMapping("/api/v1/diagnostics/drift")
@Tag(name = "Diagnostics")
class DriftHealController {

    private static final int LONGEST_WAIT_SECONDS = 120;

    private final Commands commands;
    private final ApplyJobs jobs;
    private final LastApply lastApply;
    private final Ids ids;

    DriftHealController(Commands commands, ApplyJobs jobs, LastApply lastApply, Ids ids) {
        this.commands = commands;
        this.jobs = jobs;
        this.lastApply = lastApply;
        this.ids = ids;
    }

    @PostMapping("/heal")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    @Operation(
            summary = "Bring back what was applied last; wait=30 answers when the apply has ended",
            description = "An apply of its own. Changes that are not applied yet stay pending.")
    ResponseEntity<ApplyJobAnswer> heal(
            @RequestParam(defaultValue = "0") @Min(0) @Max(LONGEST_WAIT_SECONDS) int wait,
            @AuthenticationPrincipal Caller caller) {
        ApplyJobId last = lastApply.restorable().orElseThrow(NothingApplied::new);
        ApplyJobId id = commands.ask(RequestApply.restoring(new ApplyJobId(ids.next()), null, last), caller);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/apply/jobs/" + id))
                .body(ApplyJobAnswer.of(jobs.historyAtEnd(id, Duration.ofSeconds(wait))));
    }
}
