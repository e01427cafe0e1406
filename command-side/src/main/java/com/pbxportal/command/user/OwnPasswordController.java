package com.pbxportal.command.user;

import com.pbxportal.command.Commands;
import com.pbxportal.command.FairPlaces.Asker;
import com.pbxportal.command.session.Passwords;
import com.pbxportal.command.user.Accounts.Account;
import com.pbxportal.command.vault.SecretKind;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.shared.error.UnknownUser;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.user.ChangeOwnPassword;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/self-service")
@Tag(name = "Self-service")
class OwnPasswordController {

    record ChangePasswordRequest(
            @NotNull @Size(max = Passwords.MAX) Secret currentPassword,
            @NotNull @Size(max = Passwords.MAX) Secret newPassword) {}

    private final Commands commands;
    private final Accounts accounts;
    private final Vault vault;
    private final Passwords passwords;
    private final NewPasswords newPasswords;

    OwnPasswordController(
            Commands commands, Accounts accounts, Vault vault, Passwords passwords, NewPasswords newPasswords) {
        this.commands = commands;
        this.accounts = accounts;
        this.vault = vault;
        this.passwords = passwords;
        this.newPasswords = newPasswords;
    }

    /** The new password is looked at first: its refusal must not tell that the current one was right. */
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "Change your own password; this session goes on, your others end")
    void changeOwnPassword(
            @Valid @RequestBody ChangePasswordRequest request,
            @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) @RequestAttribute(SessionId.REQUEST_ATTRIBUTE) SessionId session) {
        Account self = accounts.byId(caller.userId()).orElseThrow(() -> new UnknownUser(caller.userId()));
        commands.refuseIfSuspended(caller);
        newPasswords.check("new_password", request.newPassword(), self);
        @Nullable
        Secret current =
                vault.get(caller.userId().value(), SecretKind.PASSWORD_HASH).orElse(null);
        if (!passwords.matches(Asker.of(caller), request.currentPassword(), current) || current == null) {
            throw new WrongCurrentPassword();
        }
        Secret hash = passwords.hash(Asker.of(caller), request.newPassword());
        commands.send(new ChangeOwnPassword(caller.userId(), current, hash, session), caller);
    }
}
