package com.pbxportal.command.device;

import static com.pbxportal.command.apply.configuration.Acme.device;
import static com.pbxportal.command.apply.configuration.Acme.tenant;
import static com.pbxportal.command.apply.configuration.Acme.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.user.UserStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachableDevicesTest {

    @Test
    void only_enabled_devices_of_an_active_user_can_be_reached() {
        DeviceDetails on = DeviceDetails.of("Old");
        DeviceDetails off = new DeviceDetails(on.label(), on.transport(), on.natFlags(), on.codecs(), false);
        TenantConfiguration acme = tenant(
                "acme",
                List.of(
                        user(1000, "Ann", device("acme-1000-desk"), device("acme-1000-old", off)),
                        user(1001, "Away", UserStatus.SUSPENDED, device("acme-1001-desk"))),
                List.of());

        assertThat(ReachableDevices.of(acme).all())
                .extracting(device -> device.sipUsername().value())
                .containsExactly("acme-1000-desk");
    }
}
