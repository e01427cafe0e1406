package com.pbxportal.command.tenant;

import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.Extension;
import java.util.List;
import java.util.stream.Collectors;

/** Who dials an emergency or service number reaches that, and no colleague. */
public final class ExtensionReserved extends Conflict {

    private static final long serialVersionUID = 1L;

    ExtensionReserved(Extension extension, Country country) {
        super("Extension " + extension + " is an emergency or service number in " + country
                + ": nobody can have it; leave it out for the next free one");
    }

    ExtensionReserved(List<Extension> inUse, Country country) {
        super("Emergency or service numbers in " + country + " are extensions in use: "
                + inUse.stream().map(Extension::toString).collect(Collectors.joining(", "))
                + ". Delete these users, and create them anew with other extensions, before the country changes");
    }
}
