package com.pbxportal.command.apply;

/** What a second person has agreed to is not what would be applied. */
final class ConsentLapsed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConsentLapsed(String approved, String now) {
        super("The configuration was changed after it was approved: agreed to was " + approved + ", now it is " + now);
    }
}
