package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.guest.ReachableDevices;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ConfigurationSnapshot;
import com.pbxportal.shared.device.ConfiguredDevice;
import java.util.List;

/** A second person has agreed to what they have looked at, and to nothing else. */
public final class Consent {

    private Consent() {}

    public static void require(ApplyRequested request, ConfigurationSnapshot snapshot) {
        String approved = request.approved();
        if (approved != null && !approved.equals(snapshot.sha256())) {
            throw new ConsentLapsed(approved, snapshot.sha256());
        }
    }

    /** To be asked after the passwords were read: what changes from then on does not get into this apply. */
    public static void requireSamePasswords(
            ApplyRequested request, List<TenantConfiguration> tenants, AppliedConfiguration configurations) {
        if (request.approved() == null) {
            return;
        }
        List<ConfiguredDevice> devices = tenants.stream()
                .flatMap(tenant -> ReachableDevices.of(tenant).all())
                .toList();
        List<String> changed = configurations.withOtherPassword(devices).stream()
                .map(device -> device.sipUsername().value())
                .toList();
        if (!changed.isEmpty()) {
            throw new ConsentLapsed(changed);
        }
    }
}
