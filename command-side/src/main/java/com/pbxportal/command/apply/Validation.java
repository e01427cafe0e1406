package com.pbxportal.command.apply;

import com.pbxportal.command.apply.Finding.Severity;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.vault.SecretKind;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.shared.apply.ConfiguredDevice;
import com.pbxportal.shared.apply.TenantConfiguration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All that is to be said of a configuration before anything is touched. */
@Component
class Validation {

    private final Vault vault;

    Validation(Vault vault) {
        this.vault = vault;
    }

    List<Finding> of(Candidate candidate, Reach reach) {
        return Stream.concat(
                        Finding.of(candidate.tenants(), reach.tenant(), reach.butNot()).stream(),
                        withoutPassword(candidate.within(reach)))
                .toList();
    }

    private Stream<Finding> withoutPassword(List<TenantConfiguration> tenants) {
        Set<UUID> lacking = vault.lacking(
                tenants.stream()
                        .flatMap(Validation::devices)
                        .map(device -> device.deviceId().value())
                        .toList(),
                SecretKind.SIP_PASSWORD);
        return tenants.stream().flatMap(tenant -> devices(tenant)
                .filter(device -> lacking.contains(device.deviceId().value()))
                .map(device -> new Finding(
                        Severity.WARNING,
                        tenant.slug(),
                        "device " + device.sipUsername()
                                + " has no password in the vault: it is left out until it is given a new one")));
    }

    private static Stream<ConfiguredDevice> devices(TenantConfiguration tenant) {
        return tenant.users().stream().flatMap(user -> user.reachableDevices().stream());
    }
}
