package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.guest.SecretRef;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ConfigurationSnapshot;
import java.util.Collection;
import java.util.Set;

/** A second person has agreed to what they have looked at, and to nothing else. */
public final class Consent {

    private Consent() {}

    public static void require(ApplyRequested request, ConfigurationSnapshot snapshot) {
        String approved = request.approved();
        if (approved != null && !approved.equals(snapshot.sha256())) {
            throw new ConsentLapsed(approved, snapshot.sha256());
        }
    }

    /** To be asked after the secrets were read: what changes from then on does not get into this apply. */
    public static void requireSameSecrets(ApplyRequested request, Collection<SecretRef> refs, Secrets secrets) {
        if (request.approved() == null) {
            return;
        }
        Set<SecretRef> changed = secrets.changedSince(refs);
        if (!changed.isEmpty()) {
            throw new ConsentLapsed(
                    refs.stream().filter(changed::contains).map(SecretRef::name).toList());
        }
    }
}
