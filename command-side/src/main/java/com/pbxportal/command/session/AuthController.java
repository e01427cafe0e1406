package com.pbxportal.command.session;

import com.pbxportal.command.user.Accounts.Account;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.HandedOut;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.SessionEndReason;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.user.EmailAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "Auth")
class AuthController {

    record LoginRequest(
            @NotBlank @Size(max = 254) String email,
            @NotNull @Size(max = Passwords.MAX) Secret password) {}

    record RefreshRequest(
            @NotNull @Size(max = RefreshTokens.LONGEST) Secret refreshToken) {}

    @Schema(name = "LoggedInUser")
    record LoggedIn(
            UserId id,
            EmailAddress email,
            String fullName,
            Role role,
            @Nullable TenantId tenantId) {}

    record TokenAnswer(
            HandedOut accessToken, HandedOut refreshToken, String tokenType, long expiresIn, LoggedIn user) {}

    private final Login login;

    AuthController(Login login) {
        this.login = login;
    }

    @PostMapping("/login")
    @Operation(summary = "Log in; the access token is good for an hour, the refresh token once within seven days")
    TokenAnswer logIn(
            @Valid @RequestBody LoginRequest request,
            @Parameter(hidden = true) @RequestAttribute(Caller.Origin.REQUEST_ATTRIBUTE) Caller.Origin origin) {
        return answer(login.withPassword(request.email(), request.password(), origin));
    }

    @PostMapping("/refresh")
    @Operation(summary = "New tokens for a refresh token; one that comes back a second time ends the session")
    TokenAnswer refreshTokens(
            @Valid @RequestBody RefreshRequest request,
            @Parameter(hidden = true) @RequestAttribute(Caller.Origin.REQUEST_ATTRIBUTE) Caller.Origin origin) {
        return answer(login.withRefreshToken(request.refreshToken(), origin));
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "End the session: none of its tokens is good any more")
    void logOut(
            @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) @RequestAttribute(SessionId.REQUEST_ATTRIBUTE) SessionId session) {
        login.end(session, SessionEndReason.LOGOUT, caller);
    }

    private static TokenAnswer answer(Login.Tokens tokens) {
        Account user = tokens.account();
        return new TokenAnswer(
                new HandedOut(new Secret(tokens.access().token())),
                new HandedOut(tokens.refresh()),
                "Bearer",
                tokens.access().expiresIn().toSeconds(),
                new LoggedIn(user.userId(), user.email(), user.fullName(), user.role(), user.tenantId()));
    }
}
