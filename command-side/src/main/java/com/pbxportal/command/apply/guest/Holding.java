package com.pbxportal.command.apply.guest;

import com.pbxportal.shared.configuration.Thing;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.ExtensionRange;

/**
 * Something that there may be one of, and which thing has it.
 *
 * @param what in words: {@code number}
 */
public record Holding(String what, String value, Scope scope, Thing thing) {

    /** Among whom there may be one. */
    public enum Scope {
        /** The things of one tenant. */
        TENANT,
        /** All that there are. */
        PLATFORM,
        /** All that there are; and it may go from one tenant to another, so that an older part may still name it. */
        MOVES
    }

    private static final String EXTENSION = "extension";

    public static Holding extension(Extension extension, Thing thing) {
        return new Holding(EXTENSION, extension.toString(), Scope.TENANT, thing);
    }

    public boolean isExtension() {
        return what.equals(EXTENSION);
    }

    public boolean isOutsideOf(ExtensionRange range) {
        return isExtension() && !range.contains(new Extension(Integer.parseInt(value)));
    }

    public boolean moves() {
        return scope == Scope.MOVES;
    }
}
