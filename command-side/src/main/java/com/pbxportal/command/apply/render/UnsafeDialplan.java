package com.pbxportal.command.apply.render;

/** A value that must not reach the dialplan got as far as the last check. */
final class UnsafeDialplan extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnsafeDialplan(String value) {
        super("Must not be written into the dialplan: " + value.replaceAll("\\p{C}", "?"));
    }
}
