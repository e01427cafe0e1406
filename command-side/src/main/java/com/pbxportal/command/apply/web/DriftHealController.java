package com.pbxportal.command.apply.web;

import com.pbxportal.command.AnswersAccepted;
import com.pbxportal.command.Commands;
import com.pbxportal.command.apply.configuration.LastApply;
import com.pbxportal.command.apply.work.ApplyJobAnswer;
import com.pbxportal.command.apply.work.ApplyJobs;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.RequestApply;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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
    @AnswersAccepted
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    @Operation(
            summary = "Bring back what was applied last; wait=30 answers when the apply has ended",
            description = "An apply of its own. Changes that are not applied yet stay pending.")
    ResponseEntity<ApplyJobAnswer> healDrift(
            @Parameter(schema = @Schema(type = "integer", minimum = "0", maximum = Waiting.LONGEST_SECONDS))
                    @RequestParam(required = false)
                    @Nullable
                    String wait,
            @AuthenticationPrincipal Caller caller) {
        Duration longest = Waiting.of(wait);
        ApplyJobId last = lastApply.restorable().orElseThrow(NothingApplied::new);
        ApplyJobId id = commands.ask(RequestApply.healing(new ApplyJobId(ids.next()), last), caller);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/apply/jobs/" + id))
                .body(jobs.answer(jobs.historyAtEnd(id, longest), caller));
    }
}
