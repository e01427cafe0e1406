package com.pbxportal.command.apply.guest;

/**
 * What Asterisk is to do with a call.
 *
 * @param arguments separated by commas, as they stand in the dialplan
 */
public record Step(Application application, String arguments) {

    /** Whether it is what its application allows, and nothing besides. */
    public boolean isSafe() {
        return application.takes(arguments);
    }

    /** As it stands in the dialplan. */
    @Override
    public String toString() {
        return application.name() + "(" + arguments + ")";
    }
}
