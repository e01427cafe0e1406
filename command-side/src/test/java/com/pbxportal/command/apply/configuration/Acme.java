package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.realtime.PhoneSettings;
import com.pbxportal.shared.apply.ConfiguredDevice;
import com.pbxportal.shared.apply.ConfiguredNumber;
import com.pbxportal.shared.apply.ConfiguredUser;
import com.pbxportal.shared.apply.TenantConfiguration;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.phonenumber.Destination;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantId;
import com.pbxportal.shared.tenant.TenantStatus;
import com.pbxportal.shared.user.Extension;
import com.pbxportal.shared.user.UserId;
import com.pbxportal.shared.user.UserStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tenants to test with, and the shortest ways to write them down. */
public final class Acme {

    /** An Asterisk that has all there is. */
    public static final PhoneSettings PHONES = new PhoneSettings(
            List.of(Transport.values()), List.of(Codec.values()), Duration.ofMinutes(2), Duration.ofMinutes(30));

    private Acme() {}

    public static TenantConfiguration tenant(String slug, List<ConfiguredUser> users, List<ConfiguredNumber> numbers) {
        return new TenantConfiguration(
                new TenantId(UUID.nameUUIDFromBytes(slug.getBytes())),
                new Slug(slug),
                slug + " & Sons",
                TenantStatus.ACTIVE,
                ExtensionRange.DEFAULT,
                null,
                null,
                users,
                numbers);
    }

    public static TenantConfiguration suspended(TenantConfiguration tenant) {
        return with(tenant, TenantStatus.SUSPENDED, tenant.defaultInboundDestination());
    }

    public static TenantConfiguration withDefault(TenantConfiguration tenant, String destination) {
        return with(tenant, tenant.status(), destination);
    }

    private static TenantConfiguration with(
            TenantConfiguration tenant, TenantStatus status, @Nullable String destination) {
        return new TenantConfiguration(
                tenant.tenantId(),
                tenant.slug(),
                tenant.name(),
                status,
                tenant.range(),
                destination,
                tenant.country(),
                tenant.users(),
                tenant.numbers());
    }

    public static ConfiguredUser user(int extension, String name, ConfiguredDevice... devices) {
        return user(extension, name, UserStatus.ACTIVE, devices);
    }

    public static ConfiguredUser user(int extension, String name, UserStatus status, ConfiguredDevice... devices) {
        return new ConfiguredUser(
                id(extension), new Extension(extension), name, status, false, null, Arrays.asList(devices));
    }

    public static UserId id(int extension) {
        return new UserId(new UUID(7, extension));
    }

    public static ConfiguredDevice device(String name) {
        return device(name, DeviceDetails.of("Desk"));
    }

    public static ConfiguredDevice device(String name, DeviceDetails details) {
        return new ConfiguredDevice(
                new DeviceId(UUID.nameUUIDFromBytes(name.getBytes())), new SipUsername(name), details, 1);
    }

    public static ConfiguredNumber toUser(String number, int extension) {
        return new ConfiguredNumber(new E164(number), true, Destination.user(id(extension)));
    }

    public static ConfiguredNumber external(String number, String application) {
        return new ConfiguredNumber(new E164(number), true, Destination.external(application));
    }

    public static ConfiguredNumber unassigned(String number) {
        return new ConfiguredNumber(new E164(number), true, null);
    }

    public static ConfiguredNumber disabled(ConfiguredNumber number) {
        return new ConfiguredNumber(number.number(), false, number.destination());
    }
}
