package com.pbxportal.command.phonenumber;

import com.pbxportal.command.Commands;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.destination.DestinationType;
import com.pbxportal.shared.error.FieldError;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Ids;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.phonenumber.AllocatePhoneNumber;
import com.pbxportal.shared.phonenumber.AllocatePhoneNumbers;
import com.pbxportal.shared.phonenumber.AssignPhoneNumber;
import com.pbxportal.shared.phonenumber.AssignmentId;
import com.pbxportal.shared.phonenumber.ChangePhoneNumber;
import com.pbxportal.shared.phonenumber.DeallocatePhoneNumber;
import com.pbxportal.shared.phonenumber.DeallocatePhoneNumbers;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.UnassignPhoneNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The number endpoints of seed 001, "API Contracts". */
@RestController
@RequestMapping("/api/v1/dids")
@Tag(name = "Numbers")
class PhoneNumberCommandController {

    static final int MAX_AT_ONCE = 10_000;

    record AllocateNumberRequest(@NotNull UUID tenantId) {}

    record AllocateNumbersRequest(
            @NotNull UUID tenantId,
            @NotNull @Size(min = 1, max = MAX_AT_ONCE) List<@NotNull UUID> didIds) {}

    record DeallocateNumbersRequest(
            @NotNull @Size(min = 1, max = MAX_AT_ONCE) List<@NotNull UUID> didIds) {}

    record CountAnswer(int changed) {}

    @Schema(example = "{\"assigned_type\": \"USER\", \"assigned_id\": \"0192f0c1-5a7e-7c3a-9b61-3f2a8c5d7e10\"}")
    record AssignNumberRequest(
            @NotNull DestinationType assignedType,
            @Nullable UUID assignedId,
            @Nullable @Size(max = 255) String assignedValue) {}

    /** Absent leaves a field as it is; null clears one that may be empty. */
    record ChangeNumberRequest(
            @Nullable Boolean enabled,
            @Nullable Optional<String> provider,

            @Nullable @Schema(description = "Replaces all there is. " + NumberMetadata.BOUNDS)
            Optional<Map<String, Object>> metadata) {}

    private final Commands commands;
    private final Ids ids;

    PhoneNumberCommandController(Commands commands, Ids ids) {
        this.commands = commands;
        this.ids = ids;
    }

    @PatchMapping("/{id}/allocate")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    @Operation(summary = "Allocate a number to a tenant")
    PhoneNumberAnswer allocateNumber(
            @PathVariable UUID id,
            @Valid @RequestBody AllocateNumberRequest request,
            @AuthenticationPrincipal Caller caller) {
        return commands.ask(new AllocatePhoneNumber(new PhoneNumberId(id), new TenantId(request.tenantId())), caller);
    }

    @PatchMapping("/{id}/deallocate")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    @Operation(summary = "Give a number back to the pool")
    PhoneNumberAnswer deallocateNumber(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        return commands.ask(new DeallocatePhoneNumber(new PhoneNumberId(id)), caller);
    }

    @PostMapping("/allocate")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    @Operation(summary = "Allocate up to 10,000 numbers to a tenant: all of them or none")
    CountAnswer allocateNumbers(
            @Valid @RequestBody AllocateNumbersRequest request, @AuthenticationPrincipal Caller caller) {
        List<PhoneNumberId> numbers = distinct(request.didIds());
        commands.send(new AllocatePhoneNumbers(numbers, new TenantId(request.tenantId())), caller);
        return new CountAnswer(numbers.size());
    }

    @PostMapping("/deallocate")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    @Operation(summary = "Give up to 10,000 numbers back to the pool: all of them or none")
    CountAnswer deallocateNumbers(
            @Valid @RequestBody DeallocateNumbersRequest request, @AuthenticationPrincipal Caller caller) {
        List<PhoneNumberId> numbers = distinct(request.didIds());
        commands.send(new DeallocatePhoneNumbers(numbers), caller);
        return new CountAnswer(numbers.size());
    }

    @PostMapping("/{id}/assign")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN')")
    @Operation(summary = "Assign a number to a destination of its tenant")
    AssignmentAnswer assignNumber(
            @PathVariable UUID id,
            @Valid @RequestBody AssignNumberRequest request,
            @AuthenticationPrincipal Caller caller) {
        return commands.ask(
                new AssignPhoneNumber(new PhoneNumberId(id), new AssignmentId(ids.next()), destination(request)),
                caller);
    }

    @DeleteMapping("/{id}/assign")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN')")
    @Operation(summary = "Take a number off its destination")
    void unassignNumber(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        commands.send(new UnassignPhoneNumber(new PhoneNumberId(id)), caller);
    }

    @PatchMapping("/{id}")
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN')")
    @Operation(
            summary =
                    "Disable a number (calls go to the tenant's default destination), enable it, or say which carrier has it")
    PhoneNumberAnswer changeNumber(
            @PathVariable UUID id,
            @Valid @RequestBody ChangeNumberRequest request,
            @AuthenticationPrincipal Caller caller) {
        Optional<String> provider = request.provider();
        Optional<Map<String, Object>> metadata = request.metadata();
        return commands.ask(
                new ChangePhoneNumber(
                        new PhoneNumberId(id),
                        request.enabled(),
                        provider == null
                                ? null
                                : provider.map(NumberDetails::provider).orElse(null),
                        provider != null && provider.isEmpty(),
                        metadata == null ? null : NumberDetails.metadata(metadata.orElse(Map.of()))),
                caller);
    }

    private static Destination destination(AssignNumberRequest request) {
        DestinationType type = request.assignedType();
        boolean external = type == DestinationType.EXTERNAL;
        if (external && request.assignedValue() == null) {
            throw new InvalidInput("assigned_value", "assigned_value is required for type EXTERNAL");
        }
        if (!external && request.assignedId() == null) {
            throw new InvalidInput("assigned_id", "assigned_id is required for type " + type);
        }
        if (external ? request.assignedId() != null : request.assignedValue() != null) {
            String field = external ? "assigned_id" : "assigned_value";
            throw new InvalidInput(List.of(new FieldError(field, field + " must be left out for type " + type)));
        }
        return new Destination(type, request.assignedId(), request.assignedValue());
    }

    private static List<PhoneNumberId> distinct(List<UUID> ids) {
        return new LinkedHashSet<>(ids).stream().map(PhoneNumberId::new).toList();
    }
}
