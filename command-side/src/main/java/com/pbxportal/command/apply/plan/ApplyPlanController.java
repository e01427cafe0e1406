package com.pbxportal.command.apply.plan;

import com.pbxportal.command.AnswersCreated;
import com.pbxportal.command.Commands;
import com.pbxportal.command.PrintableText;
import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.apply.plan.ApproveApplyPlan;
import com.pbxportal.shared.apply.plan.CancelApplyPlan;
import com.pbxportal.shared.apply.plan.PlanApply;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Ids;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/apply/schedule")
@Tag(name = "Apply")
@PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN')")
class ApplyPlanController {

    /**
     * @param tenantId null: the whole platform, or the caller's own tenant if they are in one
     * @param at with its offset; null: as soon as a second person agrees
     */
    record ScheduleRequest(
            @Nullable UUID tenantId,
            @Nullable Boolean force,
            @Nullable OffsetDateTime at,
            @Nullable @Size(max = 1000) @PrintableText String note) {}

    /** @param sha256 of the configuration that the approver has looked at */
    record ApproveRequest(
            @NotNull
            @Pattern(
                    regexp = "^[0-9a-f]{64}$",
                    message = "must be the 64 hexadecimal digits that /apply/preview names as sha256")
            String sha256) {}

    private final Commands commands;
    private final Ids ids;

    ApplyPlanController(Commands commands, Ids ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @PostMapping
    @AnswersCreated
    @Operation(
            summary = "Have an apply begin later: at a time, once a second person agrees, or both",
            description =
                    "At most 366 days away. Begins in the name of who asks, with the rights that they have by then. What applies at that"
                            + " time is the configuration of that time, unless it needed a consent: then it is what was agreed"
                            + " to, or nothing.")
    ResponseEntity<ApplyPlanAnswer> scheduleApply(
            @Valid @RequestBody ScheduleRequest request, @AuthenticationPrincipal Caller caller) {
        ApplyPlanAnswer plan = commands.ask(
                new PlanApply(
                        new ApplyPlanId(ids.next()),
                        scope(request.tenantId(), caller),
                        Boolean.TRUE.equals(request.force()),
                        request.at() == null ? null : request.at().toInstant().truncatedTo(ChronoUnit.MILLIS),
                        request.note()),
                caller);
        return ResponseEntity.created(URI.create("/api/v1/apply/schedule/" + plan.id()))
                .body(plan);
    }

    @PostMapping("/{id}/approve")
    @Operation(
            summary = "Agree to an apply that somebody else has planned",
            description = "To exactly the configuration whose sha256 POST /apply/preview has named: if anything is"
                    + " changed before it begins, it fails and has to be approved anew.")
    ApplyPlanAnswer approveScheduledApply(
            @PathVariable UUID id,
            @Valid @RequestBody ApproveRequest approval,
            @AuthenticationPrincipal Caller caller) {
        return commands.ask(new ApproveApplyPlan(new ApplyPlanId(id), approval.sha256()), caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Cancel an apply that has not begun; who does not agree to it says why in note")
    void cancelScheduledApply(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable @Size(max = 1000) @PrintableText String note,
            @AuthenticationPrincipal Caller caller) {
        commands.send(new CancelApplyPlan(new ApplyPlanId(id), note), caller);
    }

    private static @Nullable TenantId scope(@Nullable UUID asked, Caller caller) {
        if (asked != null) {
            return new TenantId(asked);
        }
        return caller.is(Role.PLATFORM_ADMIN) ? null : caller.tenantId();
    }
}
