package com.pbxportal.command.device;

import com.pbxportal.shared.identity.Secret;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Makes SIP passwords: 24 characters that nobody confuses when typing them into a phone, about 138 bits. */
@Component
class SipPasswords {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 24;

    private final SecureRandom random = new SecureRandom();

    Secret next() {
        StringBuilder password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new Secret(password.toString());
    }
}
