package com.pbxportal.command.apply.configuration;

import java.util.Collection;

/** What a second person has agreed to is not what would be applied. */
public final class ConsentLapsed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConsentLapsed(String approved, String now) {
        super("The configuration was changed after it was approved: agreed to was " + approved + ", now it is " + now);
    }

    /** The vault has today's passwords only: what was agreed to is not there any more. */
    ConsentLapsed(Collection<String> devices) {
        super("The configuration was changed after it was approved: " + String.join(", ", devices)
                + " got another password, or was deleted");
    }
}
