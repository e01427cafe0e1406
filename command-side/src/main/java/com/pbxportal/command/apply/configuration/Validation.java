package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.configuration.Finding.Severity;
import com.pbxportal.command.apply.guest.ReachableDevices;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.realtime.PhoneSettings;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.tenant.ServiceNumbers;
import com.pbxportal.command.vault.SecretKind;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.user.ConfiguredUser;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All that is to be said of a configuration before anything is touched. */
@Component
public class Validation {

    private final Vault vault;
    private final ServiceNumbers serviceNumbers;

    Validation(Vault vault, ServiceNumbers serviceNumbers) {
        this.vault = vault;
        this.serviceNumbers = serviceNumbers;
    }

    public List<Finding> of(Candidate candidate, Reach reach) {
        List<TenantConfiguration> reached = candidate.within(reach);
        return Stream.of(
                        Finding.of(candidate.tenants(), reach.tenant(), reach.butNot()).stream(),
                        withoutPassword(reached),
                        withServiceNumber(reached, serviceNumbers),
                        withoutTransport(reached, candidate.settings().phones()),
                        withoutCodec(reached, candidate.settings().phones()))
                .flatMap(Function.identity())
                .toList();
    }

    /** Nobody gets such an extension any more; somebody may have got it before. */
    static Stream<Finding> withServiceNumber(List<TenantConfiguration> tenants, ServiceNumbers serviceNumbers) {
        return tenants.stream().flatMap(tenant -> tenant.all(ConfiguredUser.SLICE).stream()
                .filter(user -> serviceNumbers.isReserved(tenant.tenant().country(), user.extension()))
                .map(user -> new Finding(
                        Severity.WARNING,
                        tenant.slug(),
                        "extension " + user.extension() + " is an emergency or service number in "
                                + serviceNumbers.orDefault(tenant.tenant().country())
                                + ": give its user another one")));
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

    static Stream<Finding> withoutTransport(List<TenantConfiguration> tenants, PhoneSettings phones) {
        return tenants.stream().flatMap(tenant -> devices(tenant)
                .filter(device -> !phones.has(device.details().transport()))
                .map(device -> new Finding(
                        Severity.WARNING,
                        tenant.slug(),
                        "device " + device.sipUsername() + " is for "
                                + device.details().transport().asteriskName() + ", which Asterisk does not have"
                                + " (pbx.asterisk.transports): it is left out, so that it does not speak in clear")));
    }

    static Stream<Finding> withoutCodec(List<TenantConfiguration> tenants, PhoneSettings phones) {
        return tenants.stream().flatMap(tenant -> devices(tenant)
                .filter(device -> !phones.lacking(device.details().codecs()).isEmpty())
                .map(device -> new Finding(
                        Severity.WARNING,
                        tenant.slug(),
                        "device " + device.sipUsername() + " is offered "
                                + Codec.names(phones.lacking(device.details().codecs()))
                                + ", which Asterisk does not speak (pbx.asterisk.codecs): calls that need it fail")));
    }

    private static Stream<ConfiguredDevice> devices(TenantConfiguration tenant) {
        return ReachableDevices.of(tenant).all();
    }
}
