package com.pbxportal.command.apply;

import com.pbxportal.command.Authority;
import com.pbxportal.command.Commands;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.RequestApply;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Ids;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.tenant.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

    private static final int LONGEST_WAIT_SECONDS = 120;

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
    @Operation(
            summary = "Bring Asterisk to the present configuration; wait=30 answers when the apply has ended",
            description = "202 in either case: the job's status tells whether it has ended, and how.")
    ResponseEntity<ApplyJobAnswer> apply(
            @RequestBody(required = false) @Nullable ApplyRequest request,
            @RequestParam(defaultValue = "0") @Min(0) @Max(LONGEST_WAIT_SECONDS) int wait,
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
    @Operation(
            summary = "Bring back the configuration that ran after an earlier successful apply",
            description = "An apply of its own, verified like any other; a tenant's administrator brings back their"
                    + " tenant's part. Numbers that a tenant no longer has stay out. What was changed since is not lost:"
                    + " the next apply brings it again.")
    ResponseEntity<ApplyJobAnswer> rollBack(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") @Min(0) @Max(LONGEST_WAIT_SECONDS) int wait,
            @AuthenticationPrincipal Caller caller) {
        ApplyJobId earlier = new ApplyJobId(id);
        ApplyProgress ended = jobs.progress(earlier);
        TenantId scope = caller.is(Role.PLATFORM_ADMIN) ? ended.tenantId() : caller.tenantId();
        if (ended.tenantId() != null) {
            Authority.toAdminister(caller, ended.tenantId(), "Apply job " + id);
        }
        return begin(RequestApply.restoring(new ApplyJobId(ids.next()), scope, earlier), wait, caller);
    }

    /** @param note what was found and done */
    record Resolution(@NotBlank @Size(max = 1000) String note) {}

    @PostMapping("/jobs/{id}/resolve")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    @Operation(summary = "Say that a failed rollback was looked after, so that applies may go on")
    ApplyJobAnswer resolve(
            @PathVariable UUID id, @RequestBody @Valid Resolution resolution, @AuthenticationPrincipal Caller caller) {
        ApplyJobId job = new ApplyJobId(id);
        commands.send(new ResolveApplyRollback(job, resolution.note()), caller);
        return ApplyJobAnswer.of(jobs.history(job));
    }

    @GetMapping(path = "/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT')")
    @Operation(
            summary = "Follow a job live, as server-sent events",
            description = "An event named progress for each fact, with the whole job as data; ends with the job.")
    SseEmitter follow(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        ApplyJobId job = new ApplyJobId(id);
        TenantId owner = jobs.progress(job).tenantId();
        if (caller.tenantId() != null && !caller.tenantId().equals(owner)) {
            throw new NotYourTenant("Apply job " + id);
        }
        return stream.of(job);
    }

    private ResponseEntity<ApplyJobAnswer> begin(RequestApply request, int wait, Caller caller) {
        ApplyJobId id = commands.ask(request, caller);
        List<ApplyJobs.Entry> history = jobs.historyAtEnd(id, Duration.ofSeconds(wait));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/apply/jobs/" + id))
                .body(ApplyJobAnswer.of(history));
    }

    @PostMapping("/preview")
    @Operation(summary = "What an apply would change; nothing is written")
    ApplyPreview.Answer preview(
            @RequestBody(required = false) @Nullable ApplyRequest request, @AuthenticationPrincipal Caller caller) {
        TenantId scope = scope(request, caller);
        Authority.toAdminister(caller, scope, scope == null ? "The platform" : "Tenant " + scope);
        return preview.of(scope);
    }

    private static @Nullable TenantId scope(@Nullable ApplyRequest request, Caller caller) {
        UUID asked = request == null ? null : request.tenantId();
        if (asked != null) {
            return new TenantId(asked);
        }
        return caller.is(Role.PLATFORM_ADMIN) ? null : caller.tenantId();
    }
}
