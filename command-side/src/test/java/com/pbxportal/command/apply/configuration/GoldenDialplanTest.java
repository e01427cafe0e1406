package com.pbxportal.command.apply.configuration;

import static com.pbxportal.command.apply.configuration.Acme.PHONES;
import static com.pbxportal.command.apply.configuration.Acme.device;
import static com.pbxportal.command.apply.configuration.Acme.disabled;
import static com.pbxportal.command.apply.configuration.Acme.external;
import static com.pbxportal.command.apply.configuration.Acme.id;
import static com.pbxportal.command.apply.configuration.Acme.suspended;
import static com.pbxportal.command.apply.configuration.Acme.tenant;
import static com.pbxportal.command.apply.configuration.Acme.toUser;
import static com.pbxportal.command.apply.configuration.Acme.unassigned;
import static com.pbxportal.command.apply.configuration.Acme.user;
import static com.pbxportal.command.apply.configuration.Acme.withDefault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.pbxportal.command.apply.configuration.Acme.Staff;
import com.pbxportal.command.apply.guest.CallLimits;
import com.pbxportal.command.apply.guest.Finding;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.apply.render.GeneratedConfiguration;
import com.pbxportal.command.device.PhoneSettings;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.destination.DestinationType;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.NatFlags;
import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.tenant.ConfiguredTenant;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.user.ConfiguredUser;
import com.pbxportal.shared.user.UserStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Files, rows and findings of all that can be configured, byte for byte. Whoever changes what is written means to; so
 * {@code mvn -pl command-side test -Dupdate-docs} records it anew, and the commit shows what has become of it.
 */
class GoldenDialplanTest {

    private static final Path GOLDENS = Path.of("src/test/resources/golden-dialplan");
    private static final PhoneSettings FEW =
            new PhoneSettings(List.of(Transport.UDP), List.of(Codec.ULAW), Duration.ofSeconds(30), Duration.ZERO);
    private static final CallLimits TIGHT = new CallLimits(1, 2, 3, 4, Duration.ZERO);

    private record Case(CallLimits limits, PhoneSettings phones, List<TenantConfiguration> tenants) {}

    private static final Staff ANN = user(1000, "Ann Smith", device("acme-1000-desk"));
    private static final Staff AWAY = user(1003, "Sue", UserStatus.SUSPENDED, device("acme-1003-desk"));

    private static Map<String, Case> cases() {
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("nobody", usual());
        cases.put("nothing", usual(tenant("acme", List.of(), List.of())));
        cases.put(
                "people",
                usual(tenant(
                        "acme",
                        List.of(
                                user(1001, "Bob", device("acme-1001-desk")),
                                ANN,
                                AWAY,
                                user(1002, "Nobody's phone"),
                                user(1010, "Only an old one", off("acme-1010-old")),
                                user(
                                        1100,
                                        "Cem",
                                        device("acme-1100-mobile"),
                                        device("acme-1100-desk"),
                                        off("acme-1100-old"))),
                        List.of())));
        cases.put(
                "mailboxes",
                usual(tenant(
                        "acme",
                        List.of(
                                with(ANN, true, "+15551234567"),
                                new Staff(with(user(1001, "Bob"), true, null).user(), List.of())),
                        List.of(toUser("+15551234567", 1000)))));
        cases.put(
                "numbers",
                usual(tenant(
                        "acme",
                        List.of(ANN, AWAY, user(1002, "Nobody's phone")),
                        List.of(
                                toUser("+15551234567", 1000),
                                toUser("+4930123", 1002),
                                toUser("+15551234568", 1003),
                                toUser("+15551234569", 1777),
                                unassigned("+15550000001"),
                                disabled(toUser("+15550000002", 1000)),
                                disabled(external("+15550000003", "Hangup(17)")),
                                toUser("+999999999999999", 1000),
                                toUser("+12", 1000)))));
        cases.put("external", usual(everyApplication("acme")));
        cases.put("external-suspended", usual(suspended(everyApplication("acme"))));
        cases.put(
                "other-destinations",
                usual(tenant(
                        "acme",
                        List.of(ANN),
                        Stream.of(DestinationType.values())
                                .filter(type -> type != DestinationType.EXTERNAL)
                                .map(type -> new ConfiguredNumber(
                                        new E164("+1555000" + type.ordinal()),
                                        true,
                                        new Destination(type, new UUID(1, type.ordinal()), null)))
                                .toList())));
        cases.put(
                "defaults",
                usual(Stream.of(
                                "Goto(tenant-acme-0,1000,1)",
                                "Goto(tenant-acme-1,1555,1)",
                                "Goto(tenant-acme-1,1000,1)",
                                "VoiceMail(1000@tenant-acme-3,u)",
                                "Playback(welcome&goodbye)",
                                "hangup(21)",
                                "System(reboot)",
                                "Busy")
                        .collect(Collectors.collectingAndThen(
                                Collectors.toList(), defaults -> IntStream.range(0, defaults.size())
                                        .mapToObj(i -> withDefault(
                                                tenant(
                                                        "acme-" + i,
                                                        List.of(user(1000, "Ann", device("acme-" + i + "-1000-desk"))),
                                                        List.of(
                                                                unassigned("+1555" + i + "1"),
                                                                disabled(toUser("+1555" + i + "2", 1000)),
                                                                toUser("+1555" + i + "3", 1000),
                                                                external("+1555" + i + "4", "System(id)"))),
                                                defaults.get(i)))
                                        .toArray(TenantConfiguration[]::new)))));
        cases.put(
                "suspended",
                usual(
                        suspended(withDefault(
                                tenant(
                                        "acme",
                                        List.of(ANN, AWAY),
                                        List.of(toUser("+15551", 1000), unassigned("+15552"))),
                                "Goto(tenant-acme,1000,1)")),
                        tenant(
                                "globex",
                                List.of(user(1000, "Gil", device("globex-1000-desk"))),
                                List.of(toUser("+15553", 1000)))));
        cases.put(
                "several-tenants-in-any-order",
                usual(
                        tenant("zeta", List.of(user(1000, "Zoe")), List.of(toUser("+15559", 1000))),
                        tenant("acme-2", List.of(user(1000, "Al")), List.of(toUser("+15551", 1000))),
                        tenant("acme", List.of(ANN), List.of(toUser("+15555", 1000), toUser("+15550", 1000))),
                        suspended(tenant("late", List.of(user(1000, "Liz")), List.of(toUser("+15557", 1000))))));
        cases.put(
                "ranges",
                usual(
                        within("two", new ExtensionRange(10, 99), user(10, "Ann"), user(99, "Bob"), user(100, "Out")),
                        within("six", new ExtensionRange(100_000, 999_999), user(100_000, "Ann"), user(999_999, "Bob")),
                        within(
                                "three",
                                new ExtensionRange(110, 199),
                                user(110, "Ann"),
                                user(112, "Bob"),
                                user(115, "C"))));
        cases.put(
                "names",
                usual(tenant(
                        new ConfiguredTenant(
                                ANY.tenantId(),
                                ANY.slug(),
                                "Ä & B; [x]\n#exec id",
                                ANY.status(),
                                ANY.range(),
                                null,
                                null),
                        List.of(
                                user(1000, "Zoë O'Neill-Smith, Jr. (R&D)/1", device("any-1000-desk")),
                                user(1001, "a;--b\n\"c\"^<d>", device("any-1001-desk")),
                                user(1002, "Ü".repeat(100), device("any-1002-desk")),
                                user(1003, "${SHELL(id)}\r\nexten => _X.,1,System(id)", device("any-1003-desk"))),
                        List.of())));
        cases.put("devices", new Case(CallLimits.DEFAULT, PHONES, List.of(manyDevices())));
        cases.put("devices-asterisk-has-not", new Case(CallLimits.DEFAULT, FEW, List.of(manyDevices())));
        cases.put("limits", new Case(TIGHT, PHONES, List.of(everyApplication("acme"))));
        cases.put(
                "doubles",
                usual(
                        tenant(
                                "acme",
                                List.of(
                                        ANN,
                                        new Staff(
                                                new ConfiguredUser(
                                                        id(1999),
                                                        ANN.user().extension(),
                                                        "Also there",
                                                        UserStatus.ACTIVE,
                                                        false,
                                                        null),
                                                List.of()),
                                        user(1001, "Bob", device("globex-1000-desk"))),
                                List.of(toUser("+15551", 1000), toUser("+15552", 1000))),
                        tenant(
                                "globex",
                                List.of(user(1000, "Gil", device("globex-1000-desk")), user(99, "Early")),
                                List.of(toUser("+15552", 1000), toUser("+15553", 1004)))));
        return cases;
    }

    private static final ConfiguredTenant ANY =
            tenant("any", List.of(), List.of()).tenant();

    private static Case usual(TenantConfiguration... tenants) {
        return new Case(CallLimits.DEFAULT, PHONES, List.of(tenants));
    }

    private static TenantConfiguration everyApplication(String slug) {
        String own = "tenant-" + slug;
        List<String> applications = List.of(
                "VoiceMail(2000@" + own + ")",
                "VoiceMail(2000@" + own + ",us)",
                "voicemail(2000@tenant-globex)",
                "Goto(" + own + ",1000,1)",
                "Goto(" + own + ",1003,1)",
                "Goto(" + own + ",1555,1)",
                "Goto(tenant-globex,1000,1)",
                "Playback(welcome)",
                "Playback(welcome&good_bye-2)",
                "Playback(/etc/passwd)",
                "Hangup",
                "Hangup()",
                "Hangup(17)",
                "Busy(5)",
                "congestion(10)",
                "System(reboot)",
                "Dial(PJSIP/x)");
        return tenant(
                slug,
                List.of(user(1000, "Ann", device(slug + "-1000-desk")), user(1003, "Away", UserStatus.SUSPENDED)),
                IntStream.range(0, applications.size())
                        .mapToObj(i -> external("+1555" + (1000 + i), applications.get(i)))
                        .toList());
    }

    private static TenantConfiguration within(String slug, ExtensionRange range, Staff... staff) {
        ConfiguredTenant usual = tenant(slug, List.of(), List.of()).tenant();
        return tenant(
                new ConfiguredTenant(
                        usual.tenantId(), usual.slug(), usual.name(), usual.status(), range, null, new Country("DE")),
                List.of(staff),
                List.of());
    }

    private static TenantConfiguration manyDevices() {
        List<Codec> codecs = List.of(Codec.values());
        ConfiguredDevice[] devices = Stream.of(Transport.values())
                .map(transport -> device(
                        "acme-1000-" + transport.asteriskName(),
                        new DeviceDetails(
                                "Desk",
                                transport,
                                new NatFlags(
                                        transport == Transport.UDP,
                                        transport != Transport.UDP,
                                        transport == Transport.TCP,
                                        transport == Transport.TLS,
                                        transport == Transport.WSS),
                                codecs.reversed(),
                                true)))
                .toArray(ConfiguredDevice[]::new);
        return tenant(
                "acme",
                List.of(user(1000, "Ann", devices), user(1001, "Bob", device("acme-1001-desk")), AWAY),
                List.of());
    }

    private static Staff with(Staff staff, boolean voicemail, @org.jspecify.annotations.Nullable String callerid) {
        ConfiguredUser is = staff.user();
        return new Staff(
                new ConfiguredUser(
                        is.userId(),
                        is.extension(),
                        is.name(),
                        is.status(),
                        voicemail,
                        callerid == null ? null : new E164(callerid)),
                staff.devices());
    }

    private static ConfiguredDevice off(String name) {
        DeviceDetails on = DeviceDetails.of("Old");
        return device(name, new DeviceDetails(on.label(), on.transport(), on.natFlags(), on.codecs(), false));
    }

    @TestFactory
    Stream<DynamicTest> what_is_written_is_what_was_written() {
        return cases().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> check(one.getKey(), one.getValue())));
    }

    private static void check(String name, Case one) throws IOException {
        Path golden = GOLDENS.resolve(name + ".txt");
        String written = written(one);
        if (System.getProperty("update-docs") != null) {
            Files.createDirectories(GOLDENS);
            Files.writeString(golden, written);
        }
        assertThat(written).isEqualTo(Files.readString(golden));
    }

    private static String written(Case one) {
        Candidate candidate = Candidate.of(one.tenants(), Acme.settings(one.phones(), one.limits()));
        StringBuilder all = new StringBuilder();
        candidate.generated().files().forEach((file, text) -> {
            if (!file.equals(GeneratedConfiguration.REVISION)) {
                all.append("==> ").append(file).append('\n').append(text);
            }
        });
        all.append("==> rows\n").append(candidate.rows()).append("==> findings\n");
        findings(candidate).forEach(finding -> all.append(finding.severity())
                .append(' ')
                .append(finding.tenant())
                .append(": ")
                .append(finding.message())
                .append('\n'));
        return all.toString();
    }

    private static List<Finding> findings(Candidate candidate) {
        return new Validation(new Secrets(mock(Vault.class))).of(candidate, Reach.ALL);
    }
}
