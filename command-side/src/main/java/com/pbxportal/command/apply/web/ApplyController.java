package com.pbxportal.command.apply.web;

import com.pbxportal.command.AnswersAccepted;
import com.pbxportal.command.Authority;
import com.pbxportal.command.Commands;
import com.pbxportal.command.apply.job.ResolveApplyRollback;
import com.pbxportal.command.apply.preview.ApplyPreview;
import com.pbxportal.command.apply.work.ApplyJobAnswer;
import com.pbxportal.command.apply.work.ApplyJobs;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.RequestApply;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Ids;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.session.SessionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/api/v1/apply")
@Tag(name = "Apply")
@PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN')")
class ApplyController {

    /** @param tenantId null: the whole platform, or the caller's own tenant if they are in one */
    record ApplyRequest(
            @Nullable UUID tenantId,
            @Nullable Boolean force,

            @Nullable
            @Schema(
                    description =
                            "Says that this installation shall have an Asterisk and a MariaDB that another one,"
                                    + " or the one that this is a copy of, has applied to until now. Of the whole platform only")
            Boolean takeOver) {}

    private final Commands commands;
    private final ApplyJobs jobs;
    private final ApplyPreview preview;
    private final ApplyProgressStream stream;
    private final Ids ids;

    ApplyController(Commands commands, ApplyJobs jobs, ApplyPreview preview, ApplyProgressStream stream, Ids ids) {
        this.commands = commands;
        this.jobs = jobs;
        this.preview = preview;
        this.stream = stream;
        this.ids = ids;
    }

    @PostMapping
    @AnswersAccepted
    @Operation(
            summary = "Bring Asterisk to the present configuration; wait=30 answers when the apply has ended",
            description =
                    "202 in either case: the job's status tells whether it has ended, and how. Applies of different"
                            + " tenants, and of the platform, wait for one another in the order in which they were asked for;"
                            + " queue_position tells the place.")
    ResponseEntity<ApplyJobAnswer> startApply(
            @RequestBody(required = false) @Nullable ApplyRequest request,
            @Parameter(schema = @Schema(type = "integer", minimum = "0", maximum = Waiting.LONGEST_SECONDS))
                    @RequestParam(required = false)
                    @Nullable
                    String wait,
            @AuthenticationPrincipal Caller caller) {
        ApplyJobId id = new ApplyJobId(ids.next());
        TenantId scope = scope(request, caller);
        if (request != null && Boolean.TRUE.equals(request.takeOver())) {
            if (scope != null) {
                throw new InvalidInput(
                        "take_over", "Invalid take_over: true (for an apply of the whole platform only)");
            }
            return begin(RequestApply.takingOver(id), wait, caller);
        }
        boolean force = request != null && Boolean.TRUE.equals(request.force());
        return begin(RequestApply.now(id, scope, force), wait, caller);
    }

    @PostMapping("/jobs/{id}/rollback")
    @AnswersAccepted
    @Operation(
            summary = "Bring back the configuration that ran after an earlier successful apply",
            description =
                    "An apply of its own, verified like any other, of whom that one was for. Numbers that a tenant"
                            + " no longer has stay out. What was changed since is not lost: the next apply brings it again.")
    ResponseEntity<ApplyJobAnswer> rollBackToApplyJob(
            @PathVariable UUID id,
            @Parameter(schema = @Schema(type = "integer", minimum = "0", maximum = Waiting.LONGEST_SECONDS))
                    @RequestParam(required = false)
                    @Nullable
                    String wait,
            @AuthenticationPrincipal Caller caller) {
        ApplyJobId earlier = new ApplyJobId(id);
        TenantId scope = jobs.progress(earlier).tenantId();
        Authority.toAdminister(caller, scope, "Apply job " + id);
        return begin(RequestApply.restoring(new ApplyJobId(ids.next()), scope, earlier), wait, caller);
    }

    /** @param note what was found and done */
    record ResolveRequest(@NotBlank @Size(max = 1000) String note) {}

    @PostMapping("/jobs/{id}/resolve")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    @Operation(summary = "Say that a failed rollback was looked after, so that applies may go on")
    ApplyJobAnswer resolveApplyJob(
            @PathVariable UUID id,
            @RequestBody @Valid ResolveRequest resolution,
            @AuthenticationPrincipal Caller caller) {
        ApplyJobId job = new ApplyJobId(id);
        commands.send(new ResolveApplyRollback(job, resolution.note()), caller);
        return jobs.answer(jobs.history(job), caller);
    }

    @GetMapping(path = "/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT')")
    @Operation(
            summary = "Follow a job live, as server-sent events",
            description =
                    "An event named progress for each fact, with the whole job as data, and for each change of its"
                            + " place in the queue; ends with the job, and with the login of who looks on.")
    SseEmitter followApplyJob(
            @PathVariable UUID id,
            @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) @RequestAttribute(SessionId.REQUEST_ATTRIBUTE) SessionId session) {
        ApplyJobId job = new ApplyJobId(id);
        TenantId owner = jobs.progress(job).tenantId();
        if (caller.tenantId() != null && !caller.tenantId().equals(owner)) {
            throw new NotYourTenant("Apply job " + id);
        }
        return stream.of(job, caller, session);
    }

    private ResponseEntity<ApplyJobAnswer> begin(RequestApply request, @Nullable String wait, Caller caller) {
        Duration longest = Waiting.of(wait);
        ApplyJobId id = commands.ask(request, caller);
        List<ApplyJobs.Entry> history = jobs.historyAtEnd(id, longest);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/apply/jobs/" + id))
                .body(jobs.answer(history, caller));
    }

    @PostMapping("/preview")
    @Operation(summary = "What an apply would change; nothing is written")
    ApplyPreview.Answer previewApply(
            @RequestBody(required = false) @Nullable ApplyRequest request, @AuthenticationPrincipal Caller caller) {
        TenantId scope = scope(request, caller);
        Authority.toAdminister(caller, scope, scope == null ? "The platform" : "Tenant " + scope);
        return preview.of(scope, caller);
    }

    private static @Nullable TenantId scope(@Nullable ApplyRequest request, Caller caller) {
        UUID asked = request == null ? null : request.tenantId();
        if (asked != null) {
            return new TenantId(asked);
        }
        return caller.is(Role.PLATFORM_ADMIN) ? null : caller.tenantId();
    }
}
