package com.pbxportal.shared.configuration;

import com.pbxportal.shared.identity.TenantId;
import java.util.Collection;

/**
 * One tenant's part of a configuration as it is stored: canonical JSON and its hash.
 *
 * @param sha256 of the body's UTF-8 bytes, in hex
 */
public record ConfigurationPart(TenantId tenantId, String sha256, String body) {

    public static ConfigurationPart of(Configuration configuration) {
        String body = Canonical.write(configuration);
        return new ConfigurationPart(configuration.owner(), Sha256.hex(body), body);
    }

    /**
     * @param known what is to be read; of slices that are not among them nothing is there
     * @throws IllegalStateException if the body is not the one that was hashed
     */
    public Configuration configuration(Collection<Slice<?>> known) {
        String actual = Sha256.hex(body);
        if (!actual.equals(sha256)) {
            throw new IllegalStateException(
                    "The stored configuration of tenant " + tenantId + " has hash " + actual + ", not " + sha256);
        }
        return Canonical.read(tenantId, body, known);
    }
}
