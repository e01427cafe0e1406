package com.pbxportal.command.session;

import com.pbxportal.command.FairPlaces.Asker;
import com.pbxportal.shared.error.InvalidInput;
import com.pbxportal.shared.identity.Secret;
import java.text.Normalizer;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with the parameters of OWASP's password storage guide (16 MiB and up), in the encoded form. A
 * password is its normal form C: typed on another keyboard it is the same.
 */
@Component
public class Passwords {

    private static final int MIN = 8;
    /** In characters. */
    public static final int MAX = 128;

    private final PasswordRule rule = new PasswordRule();
    private final Argon2PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    /** Verified when there is no such user, so that the answer takes as long as for a wrong password. */
    private final String nobodys = encoder.encode("nobody's password");

    private final HashingPlaces places;

    Passwords(HashingPlaces places) {
        this.places = places;
    }

    /**
     * Refuses what is no good as a password that somebody chose.
     *
     * @param field what the request calls it
     * @param about names and addresses of the person: none of them is a password
     */
    public void check(String field, Secret password, Collection<String> about) {
        rule.against(normal(password, field), about).ifPresent(reason -> {
            throw new InvalidInput(field, "Invalid password: " + reason);
        });
    }

    /** Of any password of a fair length. */
    public Secret hash(Asker asker, Secret password) {
        String normal = normal(password, "password");
        return places.hash(asker, () -> new Secret(encoder.encode(normal)));
    }

    public boolean matches(Asker asker, Secret password, @Nullable Secret hash) {
        if (length(Normalizer.normalize(password.value(), Normalizer.Form.NFC)) > MAX) {
            return false;
        }
        String expected = hash == null ? nobodys : hash.value();
        boolean matches =
                forms(password.value()).anyMatch(form -> places.hash(asker, () -> encoder.matches(form, expected)));
        return matches && hash != null;
    }

    private static String normal(Secret password, String field) {
        String normal = Normalizer.normalize(password.value(), Normalizer.Form.NFC);
        if (length(normal) < MIN || length(normal) > MAX) {
            throw new InvalidInput(field, "Invalid password: " + MIN + " to " + MAX + " characters");
        }
        return normal;
    }

    /** Hashes from before there was a normal form are of what was typed. */
    private static Stream<String> forms(String typed) {
        return Stream.of(
                        Normalizer.normalize(typed, Normalizer.Form.NFC),
                        typed,
                        Normalizer.normalize(typed, Normalizer.Form.NFD))
                .distinct();
    }

    private static int length(String password) {
        return password.codePointCount(0, password.length());
    }
}
