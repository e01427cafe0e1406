package com.pbxportal.shared.apply;

import com.pbxportal.shared.tenant.TenantId;

/**
 * One tenant's part of a configuration as it is stored: canonical JSON and its hash.
 *
 * @param sha256 of the body's UTF-8 bytes, in hex
 */
public record ConfigurationPart(TenantId tenantId, String sha256, String body) {

    public static ConfigurationPart of(TenantConfiguration configuration) {
        String body = ConfigurationJson.write(configuration);
        return new ConfigurationPart(configuration.tenantId(), Sha256.hex(body), body);
    }

    /** @throws IllegalStateException if the body is not the one that was hashed */
    public TenantConfiguration configuration() {
        String actual = Sha256.hex(body);
        if (!actual.equals(sha256)) {
            throw new IllegalStateException(
                    "The stored configuration of tenant " + tenantId + " has hash " + actual + ", not " + sha256);
        }
        return ConfigurationJson.read(body);
    }
}
