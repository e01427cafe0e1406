package com.pbxportal.command.apply.plan;

import com.pbxportal.shared.error.Conflict;

/** A consent is to what was looked at, and that is not what would be applied by now. */
final class ConfigurationChangedMeanwhile extends Conflict {

    private static final long serialVersionUID = 1L;

    ConfigurationChangedMeanwhile(String sha256, String now) {
        super("The configuration to be applied is " + now + ", not " + sha256
                + ": POST /api/v1/apply/preview, look at it, then approve the sha256 that it names");
    }
}
