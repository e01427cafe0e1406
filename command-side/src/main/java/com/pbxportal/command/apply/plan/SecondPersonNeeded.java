package com.pbxportal.command.apply.plan;

import com.pbxportal.shared.error.Forbidden;

/** Who planned an apply is not the one to agree to it. */
final class SecondPersonNeeded extends Forbidden {

    private static final long serialVersionUID = 1L;

    SecondPersonNeeded() {
        super("You have planned this apply yourself: somebody else has to agree to it");
    }
}
