package com.pbxportal.shared.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.phonenumber.Destination;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantId;
import com.pbxportal.shared.tenant.TenantStatus;
import com.pbxportal.shared.user.Extension;
import com.pbxportal.shared.user.UserId;
import com.pbxportal.shared.user.UserStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TenantConfigurationTest {

    private static final TenantId ACME = new TenantId(new UUID(0, 1));

    @Test
    void the_same_content_has_the_same_bytes_in_whatever_order_it_came() {
        TenantConfiguration one = acme(List.of(user(1001), user(1000)), List.of(number("+15552"), number("+15551")));
        TenantConfiguration other = acme(List.of(user(1000), user(1001)), List.of(number("+15551"), number("+15552")));

        assertThat(ConfigurationPart.of(one)).isEqualTo(ConfigurationPart.of(other));
    }

    @Test
    void comes_back_from_what_was_stored() {
        TenantConfiguration acme = acme(List.of(user(1000)), List.of(number("+15551")));

        assertThat(ConfigurationPart.of(acme).configuration()).isEqualTo(acme);
    }

    @Test
    void a_stored_part_that_was_tampered_with_is_not_read() {
        ConfigurationPart part = ConfigurationPart.of(acme(List.of(user(1000)), List.of()));
        ConfigurationPart changed = new ConfigurationPart(
                part.tenantId(), part.sha256(), part.body().replace("1000", "1001"));

        assertThatThrownBy(changed::configuration).hasMessageContaining("has hash");
    }

    @Test
    void what_a_later_version_added_is_skipped_and_what_an_earlier_one_lacked_is_empty() {
        String body = """
                {"tenant_id":"00000000-0000-0000-0000-000000000001","slug":"acme","name":"Acme","status":"active",
                 "range":{"min":1000,"max":1999},"users":[],"ring_groups":[{"x":1}]}""";

        TenantConfiguration read = new ConfigurationPart(ACME, Sha256.hex(body), body).configuration();

        assertThat(read.numbers()).isEmpty();
        assertThat(read.status()).isEqualTo(TenantStatus.ACTIVE);
    }

    @Test
    void only_enabled_devices_of_an_active_user_can_be_reached() {
        ConfiguredUser active = user(1000);
        ConfiguredUser suspended = new ConfiguredUser(
                active.userId(),
                active.extension(),
                active.name(),
                UserStatus.SUSPENDED,
                false,
                null,
                active.devices());

        assertThat(active.reachableDevices()).hasSize(1);
        assertThat(suspended.reachableDevices()).isEmpty();
    }

    private static TenantConfiguration acme(List<ConfiguredUser> users, List<ConfiguredNumber> numbers) {
        return new TenantConfiguration(
                ACME,
                new Slug("acme"),
                "Acme",
                TenantStatus.ACTIVE,
                ExtensionRange.DEFAULT,
                "Hangup(17)",
                new Country("DE"),
                users,
                numbers);
    }

    private static ConfiguredUser user(int extension) {
        DeviceDetails details = DeviceDetails.of("Desk");
        return new ConfiguredUser(
                new UserId(new UUID(1, extension)),
                new Extension(extension),
                "Ann",
                UserStatus.ACTIVE,
                true,
                new E164("+15550001"),
                List.of(new ConfiguredDevice(
                        new DeviceId(new UUID(2, extension)),
                        new SipUsername("acme-" + extension + "-desk"),
                        details,
                        1)));
    }

    private static ConfiguredNumber number(String number) {
        return new ConfiguredNumber(new E164(number), true, Destination.external("Busy"));
    }
}
