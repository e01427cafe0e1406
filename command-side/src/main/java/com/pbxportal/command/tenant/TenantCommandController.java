package com.pbxportal.command.tenant;

import com.pbxportal.command.AnswersAccepted;
import com.pbxportal.command.AnswersCreated;
import com.pbxportal.command.Commands;
import com.pbxportal.command.PrintableText;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Ids;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.tenant.ChangeTenant;
import com.pbxportal.shared.tenant.CloseTenant;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.CreateTenant;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantDetails;
import com.pbxportal.shared.tenant.TenantStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants")
@Tag(name = "Tenants")
@PreAuthorize("hasRole('PLATFORM_ADMIN')")
class TenantCommandController {

    record CreateTenantRequest(
            @NotNull @Size(max = 100) @PrintableText String name,
            @Nullable @Size(max = 100) String slug,
            @Nullable @Size(max = 100) String timezone,
            @Nullable Integer extMin,
            @Nullable Integer extMax,
            @Nullable @Size(max = 255) String defaultInboundDestination,
            @Nullable Boolean applyNeedsApproval,
            @Nullable Country country) {}

    /** Absent leaves a field as it is; null clears one that may be empty. */
    record ChangeTenantRequest(
            @Nullable @Size(max = 100) @PrintableText String name,

            @Nullable @Size(max = 100) String timezone,
            @Nullable Integer extMin,
            @Nullable Integer extMax,
            @Nullable Optional<@Size(max = 255) String> defaultInboundDestination,
            @Nullable TenantStatus status,
            @Nullable Boolean applyNeedsApproval,
            @Nullable Country country) {}

    private final Commands commands;
    private final Ids ids;
    private final ServiceNumbers serviceNumbers;

    TenantCommandController(Commands commands, Ids ids, ServiceNumbers serviceNumbers) {
        this.commands = commands;
        this.ids = ids;
        this.serviceNumbers = serviceNumbers;
    }

    @PostMapping
    @AnswersCreated
    @Operation(summary = "Create a tenant, with its dialplan context and extension range")
    ResponseEntity<TenantAnswer> createTenant(
            @Valid @RequestBody CreateTenantRequest request, @AuthenticationPrincipal Caller caller) {
        String name = request.name().strip();
        TenantDetails details = new TenantDetails(
                name,
                Optional.ofNullable(request.timezone()).orElse("UTC"),
                new ExtensionRange(
                        Optional.ofNullable(request.extMin()).orElse(ExtensionRange.DEFAULT.min()),
                        Optional.ofNullable(request.extMax()).orElse(ExtensionRange.DEFAULT.max())),
                request.defaultInboundDestination(),
                null);
        Slug slug = request.slug() == null ? Slug.suggestedBy(name) : new Slug(request.slug());
        TenantAnswer tenant = commands.ask(
                new CreateTenant(
                        new TenantId(ids.next()),
                        slug,
                        details,
                        Boolean.TRUE.equals(request.applyNeedsApproval()),
                        serviceNumbers.orDefault(request.country())),
                caller);
        return ResponseEntity.created(URI.create("/api/v1/tenants/" + tenant.id()))
                .body(tenant);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change, suspend or resume a tenant")
    TenantAnswer changeTenant(
            @PathVariable UUID id,
            @Valid @RequestBody ChangeTenantRequest request,
            @AuthenticationPrincipal Caller caller) {
        Optional<String> destination = request.defaultInboundDestination();
        return commands.ask(
                new ChangeTenant(
                        new TenantId(id),
                        request.name() == null ? null : request.name().strip(),
                        request.timezone(),
                        request.extMin(),
                        request.extMax(),
                        destination == null ? null : destination.orElse(null),
                        destination != null && destination.isEmpty(),
                        request.status(),
                        request.applyNeedsApproval(),
                        request.country()),
                caller);
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Close a tenant for good: its numbers go back to the pool, its users end, history stays",
            description = "It is closed at once, whatever its size. 204: it has nothing left. 202: it has more than is"
                    + " given back in a moment; the rest follows by itself, and `closing` of the tenant says how much"
                    + " is left.")
    @ApiResponse(responseCode = "204", description = "Closed, with nothing left")
    @AnswersAccepted
    ResponseEntity<Void> closeTenant(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        TenantId tenant = new TenantId(id);
        commands.send(new CloseTenant(tenant), caller);
        boolean empty = commands.ask(EmptyTenant.portionOf(tenant), caller);
        return empty
                ? ResponseEntity.noContent().build()
                : ResponseEntity.accepted()
                        .location(URI.create("/api/v1/tenants/" + tenant))
                        .build();
    }
}
