package com.pbxportal.command.user;

import com.pbxportal.command.AnswersCreated;
import com.pbxportal.command.Commands;
import com.pbxportal.command.PrintableText;
import com.pbxportal.command.session.Passwords;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Ids;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.user.ChangeUser;
import com.pbxportal.shared.user.CreateUser;
import com.pbxportal.shared.user.DeleteUser;
import com.pbxportal.shared.user.EmailAddress;
import com.pbxportal.shared.user.FirstDevice;
import com.pbxportal.shared.user.UserStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/users")
@Tag(name = "Users")
@PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN')")
class UserCommandController {

    record FirstDeviceRequest(
            @NotNull @Size(max = 50) @PrintableText String label) {}

    record CreateUserRequest(
            @Nullable UUID tenantId,
            @NotBlank @Size(max = 254) String email,
            @NotNull @Size(max = 100) @PrintableText String fullName,
            @NotNull @Size(max = Passwords.MAX) Secret password,
            @NotNull Role role,
            @Nullable @Size(max = 100) String outboundCallerid,

            @Nullable @Schema(description = UserAnswer.NO_VOICEMAIL_YET)
            Boolean voicemailEnabled,

            @Nullable Integer extension,
            @Nullable @Valid FirstDeviceRequest device) {}

    /** Absent leaves a field as it is; null clears one that may be empty. */
    record ChangeUserRequest(
            @Nullable @Size(max = 254) String email,

            @Nullable @Size(max = 100) @PrintableText String fullName,

            @Nullable @Size(max = Passwords.MAX) Secret password,
            @Nullable Role role,
            @Nullable Optional<@Size(max = 100) String> outboundCallerid,

            @Nullable @Schema(description = UserAnswer.NO_VOICEMAIL_YET)
            Boolean voicemailEnabled,

            @Nullable UserStatus status) {}

    private final Commands commands;
    private final NewPasswords newPasswords;
    private final Ids ids;

    UserCommandController(Commands commands, NewPasswords newPasswords, Ids ids) {
        this.commands = commands;
        this.newPasswords = newPasswords;
        this.ids = ids;
    }

    @PostMapping
    @AnswersCreated
    @Operation(summary = "Create a user, with the next free extension and, if asked, a first device")
    ResponseEntity<UserAnswer> createUser(
            @Valid @RequestBody CreateUserRequest request, @AuthenticationPrincipal Caller caller) {
        TenantId tenant = tenantOf(request, caller);
        EmailAddress email = new EmailAddress(request.email());
        String fullName = request.fullName().strip();
        E164 callerId = callerId(request.outboundCallerid());
        Extension extension = request.extension() == null ? null : new Extension(request.extension());
        UserAnswer user = commands.ask(
                new CreateUser(
                        new UserId(ids.next()),
                        tenant,
                        email,
                        fullName,
                        newPasswords.hashOfNew(request.password(), email, fullName, request.role(), tenant, caller),
                        request.role(),
                        callerId,
                        Optional.ofNullable(request.voicemailEnabled()).orElse(true),
                        extension,
                        request.device() == null
                                ? null
                                : new FirstDevice(
                                        new DeviceId(ids.next()),
                                        request.device().label().strip())),
                caller);
        return ResponseEntity.created(URI.create("/api/v1/users/" + user.id())).body(user);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change, suspend or reactivate a user")
    UserAnswer changeUser(
            @PathVariable UUID id,
            @Valid @RequestBody ChangeUserRequest request,
            @AuthenticationPrincipal Caller caller) {
        if (request.status() == UserStatus.DELETED) {
            throw new InvalidInput("status", "Invalid status: deleted (active or suspended; DELETE deletes a user)");
        }
        Optional<String> callerId = request.outboundCallerid();
        ChangeUser change = new ChangeUser(
                new UserId(id),
                request.email() == null ? null : new EmailAddress(request.email()),
                request.fullName() == null ? null : request.fullName().strip(),
                null,
                request.role(),
                callerId == null ? null : callerId(callerId.orElse(null)),
                callerId != null && callerId.isEmpty(),
                request.voicemailEnabled(),
                request.status());
        Secret password = request.password();
        return commands.ask(
                password == null ? change : change.with(newPasswords.hashOfChanged(password, change, caller)), caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a user; refused while numbers are assigned, unless unassign=true")
    void deleteUser(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean unassign,
            @AuthenticationPrincipal Caller caller) {
        commands.send(new DeleteUser(new UserId(id), unassign), caller);
    }

    /** A tenant administrator's users are in that tenant, said or not. */
    private static @Nullable TenantId tenantOf(CreateUserRequest request, Caller caller) {
        TenantId named = request.tenantId() == null ? null : new TenantId(request.tenantId());
        if (caller.is(Role.PLATFORM_ADMIN)) {
            return named;
        }
        if (named != null && !named.equals(caller.tenantId())) {
            throw new NotYourTenant("Tenant " + named);
        }
        return caller.tenantId();
    }

    private static @Nullable E164 callerId(@Nullable String number) {
        if (number == null) {
            return null;
        }
        if (!E164.isValid(number)) {
            throw new InvalidInput("outbound_callerid", "Invalid E.164 format: " + number);
        }
        return new E164(number);
    }
}
