package com.pbxportal.shared.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.tenant.ConfiguredTenant;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantStatus;
import com.pbxportal.shared.user.ConfiguredUser;
import com.pbxportal.shared.user.UserStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConfigurationPartTest {

    private static final TenantId ACME = new TenantId(new UUID(0, 1));
    private static final List<Slice<?>> KNOWN =
            List.of(ConfiguredTenant.SLICE, ConfiguredUser.SLICE, ConfiguredDevice.SLICE, ConfiguredNumber.SLICE);

    @Test
    void the_same_content_has_the_same_bytes_in_whatever_order_it_came() {
        Configuration one = acme(List.of(1001, 1000), List.of(number("+15552"), number("+15551")));
        Configuration other = acme(List.of(1000, 1001), List.of(number("+15551"), number("+15552")));

        assertThat(ConfigurationPart.of(one)).isEqualTo(ConfigurationPart.of(other));
    }

    @Test
    void comes_back_from_what_was_stored() {
        Configuration acme = acme(List.of(1000), List.of(number("+15551")));

        assertThat(ConfigurationPart.of(acme).configuration(KNOWN)).isEqualTo(acme);
    }

    @Test
    void a_kind_that_nobody_uses_changes_nothing() {
        Configuration acme = acme(List.of(1000), List.of());

        assertThat(acme.with(ConfiguredNumber.SLICE, List.of())).isEqualTo(acme);
        assertThat(ConfigurationPart.of(acme).body()).doesNotContain("numbers");
    }

    @Test
    void a_stored_part_that_was_tampered_with_is_not_read() {
        ConfigurationPart part = ConfigurationPart.of(acme(List.of(1000), List.of()));
        ConfigurationPart changed = new ConfigurationPart(
                part.tenantId(), part.sha256(), part.body().replace("1000", "1001"));

        assertThatThrownBy(() -> changed.configuration(KNOWN)).hasMessageContaining("has hash");
    }

    @Test
    void what_was_stored_with_lists_inside_of_one_another_is_read() {
        Configuration read = read("""
                {"tenant_id":"00000000-0000-0000-0000-000000000001","slug":"acme","name":"Acme","status":"active",
                 "range":{"min":1000,"max":1999},"country":"DE","default_inbound_destination":"Hangup(17)",
                 "users":[{"user_id":"00000000-0000-0001-0000-0000000003e8","extension":1000,"name":"Ann",
                           "status":"active","voicemail_enabled":true,"outbound_callerid":"+15550001","devices":[
                    {"device_id":"00000000-0000-0002-0000-0000000003e8","sip_username":"acme-1000-desk",
                     "details":{"label":"Desk","transport":"udp","nat_flags":{"rtp_symmetric":true,"force_rport":true,
                         "rewrite_contact":true,"direct_media":false,"keep_alive":true},
                         "codecs":["ulaw"],"enabled":true},
                     "password_generation":1}]}],
                 "numbers":[{"number":"+15551","enabled":true,"destination":null}]}""");

        assertThat(read.all(ConfiguredTenant.SLICE)).containsExactly(tenant());
        assertThat(read.all(ConfiguredUser.SLICE)).containsExactly(user(1000));
        assertThat(read.all(ConfiguredDevice.SLICE)).singleElement().satisfies(device -> {
            assertThat(device.userId()).isEqualTo(user(1000).userId());
            assertThat(device.sipUsername().value()).isEqualTo("acme-1000-desk");
        });
        assertThat(read.all(ConfiguredNumber.SLICE))
                .containsExactly(new ConfiguredNumber(new E164("+15551"), true, null));
    }

    @Test
    void what_a_later_version_added_is_skipped_and_what_an_earlier_one_lacked_is_empty() {
        Configuration read = read("""
                {"tenant_id":"00000000-0000-0000-0000-000000000001","slug":"acme","name":"Acme","status":"active",
                 "range":{"min":1000,"max":1999},"users":[],"ring_groups":[{"x":1}]}""");

        assertThat(read.all(ConfiguredNumber.SLICE)).isEmpty();
        assertThat(read.all(ConfiguredTenant.SLICE))
                .singleElement()
                .extracting(ConfiguredTenant::status)
                .isEqualTo(TenantStatus.ACTIVE);
    }

    private static Configuration read(String body) {
        return new ConfigurationPart(ACME, Sha256.hex(body), body).configuration(KNOWN);
    }

    private static Configuration acme(List<Integer> extensions, List<ConfiguredNumber> numbers) {
        return Configuration.of(ACME)
                .with(ConfiguredTenant.SLICE, List.of(tenant()))
                .with(
                        ConfiguredUser.SLICE,
                        extensions.stream().map(ConfigurationPartTest::user).toList())
                .with(
                        ConfiguredDevice.SLICE,
                        extensions.stream().map(ConfigurationPartTest::device).toList())
                .with(ConfiguredNumber.SLICE, numbers);
    }

    private static ConfiguredTenant tenant() {
        return new ConfiguredTenant(
                ACME,
                new Slug("acme"),
                "Acme",
                TenantStatus.ACTIVE,
                ExtensionRange.DEFAULT,
                "Hangup(17)",
                new Country("DE"));
    }

    private static ConfiguredUser user(int extension) {
        return new ConfiguredUser(
                new UserId(new UUID(1, extension)),
                new Extension(extension),
                "Ann",
                UserStatus.ACTIVE,
                true,
                new E164("+15550001"));
    }

    private static ConfiguredDevice device(int extension) {
        return new ConfiguredDevice(
                new DeviceId(new UUID(2, extension)),
                user(extension).userId(),
                new SipUsername("acme-" + extension + "-desk"),
                DeviceDetails.of("Desk"),
                1);
    }

    private static ConfiguredNumber number(String number) {
        return new ConfiguredNumber(new E164(number), true, Destination.external("Busy"));
    }
}
