package com.pbxportal.shared.identity;

import com.fasterxml.jackson.annotation.JsonValue;

/** A secret in the one answer that shows it in the clear. Still prints as asterisks: answers are logged, too. */
public record HandedOut(Secret secret) {

    /** What every other answer shows in its place. */
    public static final HandedOut HIDDEN = new HandedOut(new Secret(Secret.MASK));

    @JsonValue
    String inTheClear() {
        return secret.value();
    }

    @Override
    public String toString() {
        return secret.toString();
    }
}
