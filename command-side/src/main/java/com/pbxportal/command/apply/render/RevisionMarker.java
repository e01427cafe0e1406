package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.Application;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import java.util.Optional;

/** One extension that nobody can reach and that says which revision is loaded. */
public final class RevisionMarker {

    public static final String CONTEXT = "portal-revision";

    private static final String EXTENSION = "revision";
    private static final Application NO_OP = Application.of("NoOp", "[0-9a-f]{1,64}");
    private static final String BEFORE = NO_OP.name() + "(";

    private RevisionMarker() {}

    static DialplanText render(String revision) {
        return new DialplanText("Revision: tells which generation of these files is loaded.")
                .context(CONTEXT)
                .extension(EXTENSION, NO_OP.with(revision));
    }

    public static Optional<String> in(Dialplan dialplan) {
        return dialplan.step(CONTEXT, EXTENSION, 1)
                .filter(application -> application.startsWith(BEFORE))
                .map(application -> application.substring(BEFORE.length(), application.length() - 1));
    }
}
