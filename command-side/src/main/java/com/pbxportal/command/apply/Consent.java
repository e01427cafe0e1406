package com.pbxportal.command.apply;

import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ConfigurationSnapshot;

/** A second person has agreed to what they have looked at, and to nothing else. */
final class Consent {

    private Consent() {}

    static void require(ApplyRequested request, ConfigurationSnapshot snapshot) {
        String approved = request.approved();
        if (approved != null && !approved.equals(snapshot.sha256())) {
            throw new ConsentLapsed(approved, snapshot.sha256());
        }
    }
}
