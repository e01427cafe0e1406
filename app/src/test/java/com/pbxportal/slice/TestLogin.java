package com.pbxportal.slice;

import com.pbxportal.command.session.FamiliarAddresses;
import com.pbxportal.shared.error.Busy;
import com.pbxportal.shared.error.Invalid;
import com.pbxportal.shared.error.Unauthenticated;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.user.EmailAddress;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets in who says "right"; "busy", "away" and "broken" are what may happen before anybody has looked at a password. */
@RestController
@TestComponent
class TestLogin {

    record Attempt(String email, String password) {}

    static final class Wrong extends Unauthenticated {
        private static final long serialVersionUID = 1L;

        Wrong() {
            super("Wrong email or password");
        }
    }

    /** Called as the real one is: by its code it is known. */
    static final class PasswordsBusy extends Busy {
        private static final long serialVersionUID = 1L;

        PasswordsBusy() {
            super("Too many passwords", Duration.ofSeconds(3));
        }
    }

    private final FamiliarAddresses familiar;

    TestLogin(FamiliarAddresses familiar) {
        this.familiar = familiar;
    }

    @PostMapping("/api/v1/auth/login")
    Caller.Origin login(
            @RequestBody Attempt attempt, @RequestAttribute(Caller.Origin.REQUEST_ATTRIBUTE) Caller.Origin origin) {
        switch (attempt.password()) {
            case "right" -> {}
            case "busy" -> throw new PasswordsBusy();
            case "away" -> throw new CannotGetJdbcConnectionException("The database is away");
            case "broken" -> throw new IllegalStateException("of our own making");
            default -> throw new Wrong();
        }
        try {
            familiar.remember(new EmailAddress(attempt.email()), origin.sourceIp());
        } catch (Invalid notAnAddress) {
            // Let in all the same.
        }
        return origin;
    }

    @PostMapping("/api/v1/auth/refresh")
    Map<String, String> refresh() {
        return Map.of("token", "fresh");
    }
}
