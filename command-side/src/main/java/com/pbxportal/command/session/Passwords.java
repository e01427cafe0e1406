package com.pbxportal.command.session;

import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.identity.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id with the parameters of OWASP's password storage guide (16 MiB and up), in the encoded form. */
@Component
public class Passwords {

    private static final int MIN = 8;
    private static final int MAX = 128;

    private final Argon2PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    /** Verified when there is no such user, so that the answer takes as long as for a wrong password. */
    private final String nobodys = encoder.encode("nobody's password");

    public Secret hash(Secret password) {
        int length = password.value().length();
        if (length < MIN || length > MAX) {
            throw new InvalidInput("password", "Invalid password: " + MIN + " to " + MAX + " characters");
        }
        return new Secret(encoder.encode(password.value()));
    }

    boolean matches(Secret password, @Nullable Secret hash) {
        if (password.value().length() > MAX) {
            return false;
        }
        boolean matches = encoder.matches(password.value(), hash == null ? nobodys : hash.value());
        return matches && hash != null;
    }
}
