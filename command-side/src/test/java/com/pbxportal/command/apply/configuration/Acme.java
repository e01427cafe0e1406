package com.pbxportal.command.apply.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.guest.CallLimits;
import com.pbxportal.command.apply.guest.Guests;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.render.GeneratedConfiguration;
import com.pbxportal.command.apply.render.GenerationSettings;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import com.pbxportal.command.asterisk.dialplan.DialplanFile;
import com.pbxportal.command.device.DevicesInAsterisk;
import com.pbxportal.command.device.PhoneSettings;
import com.pbxportal.command.phonenumber.NumbersInAsterisk;
import com.pbxportal.command.tenant.ServiceNumbers;
import com.pbxportal.command.tenant.TenantProperties;
import com.pbxportal.command.tenant.TenantsInAsterisk;
import com.pbxportal.command.user.UsersInAsterisk;
import com.pbxportal.shared.configuration.Configuration;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.device.Transport;
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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Tenants to test with, and the shortest ways to write them down. */
public final class Acme {

    /** An Asterisk that has all there is. */
    public static final PhoneSettings PHONES = new PhoneSettings(
            List.of(Transport.values()), List.of(Codec.values()), Duration.ofMinutes(2), Duration.ofMinutes(30));

    public static final ServiceNumbers SERVICE_NUMBERS = new ServiceNumbers(new TenantProperties(new Country("DE")));

    public static final GenerationSettings SETTINGS = settings(PHONES, CallLimits.DEFAULT);

    public static final Guests GUESTS = SETTINGS.guests();

    /** Until the device is given to somebody. */
    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    /** Two tenants that are alike but for their numbers. */
    public static final TenantConfiguration ACME =
            tenant("acme", List.of(user(1000, "Ann")), List.of(toUser("+15551", 1000)));

    public static final TenantConfiguration GLOBEX =
            tenant("globex", List.of(user(1000, "Gil")), List.of(toUser("+15552", 1000)));

    private Acme() {}

    public static GenerationSettings settings(PhoneSettings phones, CallLimits limits) {
        return new GenerationSettings(
                new Guests(List.of(
                        new NumbersInAsterisk(),
                        new DevicesInAsterisk(phones),
                        new UsersInAsterisk(SERVICE_NUMBERS),
                        new TenantsInAsterisk())),
                limits);
    }

    /** What Asterisk runs when it runs what was generated for the two. */
    public static Dialplan dialplan() {
        return dialplanWith("");
    }

    /** And what somebody has added. */
    public static Dialplan dialplanWith(String more) {
        return DialplanFile.read(List.of(files(), more));
    }

    /** Or where somebody has changed a line. */
    public static Dialplan dialplan(String line, String instead) {
        assertThat(files()).contains(line);
        return DialplanFile.read(List.of(files().replace(line, instead)));
    }

    private static String files() {
        return String.join(
                "\n",
                GeneratedConfiguration.of(List.of(ACME, GLOBEX), "", SETTINGS)
                        .files()
                        .values());
    }

    /** A user with what rings for them. */
    public record Staff(ConfiguredUser user, List<ConfiguredDevice> devices) {}

    public static TenantConfiguration tenant(String slug, List<Staff> staff, List<ConfiguredNumber> numbers) {
        TenantId id = new TenantId(UUID.nameUUIDFromBytes(slug.getBytes()));
        return tenant(
                new ConfiguredTenant(
                        id, new Slug(slug), slug + " & Sons", TenantStatus.ACTIVE, ExtensionRange.DEFAULT, null, null),
                staff,
                numbers);
    }

    public static TenantConfiguration tenant(
            ConfiguredTenant tenant, List<Staff> staff, List<ConfiguredNumber> numbers) {
        return TenantConfiguration.of(Configuration.of(tenant.tenantId())
                .with(ConfiguredTenant.SLICE, List.of(tenant))
                .with(ConfiguredUser.SLICE, staff.stream().map(Staff::user).toList())
                .with(
                        ConfiguredDevice.SLICE,
                        staff.stream().flatMap(Acme::owned).toList())
                .with(ConfiguredNumber.SLICE, numbers));
    }

    private static Stream<ConfiguredDevice> owned(Staff staff) {
        return staff.devices().stream()
                .map(device -> new ConfiguredDevice(
                        device.deviceId(),
                        staff.user().userId(),
                        device.sipUsername(),
                        device.details(),
                        device.passwordGeneration()));
    }

    public static TenantConfiguration suspended(TenantConfiguration tenant) {
        return tenant.withStatus(TenantStatus.SUSPENDED);
    }

    public static TenantConfiguration withDefault(TenantConfiguration tenant, String destination) {
        ConfiguredTenant was = tenant.tenant();
        return tenant.with(
                ConfiguredTenant.SLICE,
                List.of(new ConfiguredTenant(
                        was.tenantId(),
                        was.slug(),
                        was.name(),
                        was.status(),
                        was.range(),
                        destination,
                        was.country())));
    }

    public static Staff user(int extension, String name, ConfiguredDevice... devices) {
        return user(extension, name, UserStatus.ACTIVE, devices);
    }

    public static Staff user(int extension, String name, UserStatus status, ConfiguredDevice... devices) {
        return new Staff(
                new ConfiguredUser(id(extension), new Extension(extension), name, status, false, null),
                List.of(devices));
    }

    public static UserId id(int extension) {
        return new UserId(new UUID(7, extension));
    }

    public static ConfiguredDevice device(String name) {
        return device(name, DeviceDetails.of("Desk"));
    }

    public static ConfiguredDevice device(String name, DeviceDetails details) {
        return new ConfiguredDevice(
                new DeviceId(UUID.nameUUIDFromBytes(name.getBytes())), NOBODY, new SipUsername(name), details, 1);
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
