package com.pbxportal.command.vault;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keys {@code id:base64} pairs of 32-byte keys. The first seals; the others only open what they once sealed,
 *     until it is sealed anew.
 */
@ConfigurationProperties("pbx.vault")
public record VaultProperties(@DefaultValue List<String> keys) {

    /** Settings get logged; keys must not. */
    @Override
    public String toString() {
        return "VaultProperties[" + keys.size() + " keys]";
    }
}
