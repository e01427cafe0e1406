package com.pbxportal.shared.destination;

import com.pbxportal.shared.error.Invalid;
import com.pbxportal.shared.tenant.Slug;

/** The dialplan application is not one of those that a tenant may use, or its arguments are not of its shape. */
public final class ExternalDestinationNotAllowed extends Invalid {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 80;

    ExternalDestinationNotAllowed(String field, String value, Slug tenant) {
        super(
                field,
                "Not allowed as a destination: " + shown(value) + ". Allowed are "
                        + ExternalDestination.ALLOWED.replace("<own context>", tenant.context()));
    }

    private static String shown(String value) {
        String printable = value.replaceAll("\\p{C}", "?");
        return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "…";
    }
}
