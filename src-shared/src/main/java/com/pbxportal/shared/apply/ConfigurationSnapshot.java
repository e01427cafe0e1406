package com.pbxportal.shared.apply;

import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.configuration.Sha256;
import com.pbxportal.shared.identity.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the events up to a position say Asterisk should run: a pure fold of them, the same on any machine.
 *
 * @param tenantId whose part alone it holds; null: the whole platform
 * @param position of the last event that it holds, in the event store
 */
public record ConfigurationSnapshot(
        ApplyJobId jobId, @Nullable TenantId tenantId, long position, List<ConfigurationPart> parts) {

    public ConfigurationSnapshot {
        parts = sorted(parts);
    }

    /** Of its parts' hashes. */
    public String sha256() {
        return sha256(parts);
    }

    /** In whatever order the parts are given. */
    public static String sha256(List<ConfigurationPart> parts) {
        return Sha256.hex(sorted(parts).stream()
                .map(part -> part.tenantId() + " " + part.sha256() + "\n")
                .collect(Collectors.joining()));
    }

    private static List<ConfigurationPart> sorted(List<ConfigurationPart> parts) {
        return parts.stream()
                .sorted(Comparator.comparing(part -> part.tenantId().toString()))
                .toList();
    }
}
