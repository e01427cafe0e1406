package com.pbxportal.command.apply.render;

import static com.pbxportal.command.apply.configuration.Acme.device;
import static com.pbxportal.command.apply.configuration.Acme.disabled;
import static com.pbxportal.command.apply.configuration.Acme.external;
import static com.pbxportal.command.apply.configuration.Acme.suspended;
import static com.pbxportal.command.apply.configuration.Acme.tenant;
import static com.pbxportal.command.apply.configuration.Acme.toUser;
import static com.pbxportal.command.apply.configuration.Acme.unassigned;
import static com.pbxportal.command.apply.configuration.Acme.user;
import static com.pbxportal.command.apply.configuration.Acme.withDefault;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.configuration.Acme;
import com.pbxportal.command.apply.configuration.Acme.Staff;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import com.pbxportal.command.asterisk.dialplan.DialplanFile;
import com.pbxportal.shared.configuration.Thing;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.destination.DestinationType;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.tenant.ConfiguredTenant;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.TenantStatus;
import com.pbxportal.shared.user.UserStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GeneratedConfigurationTest {

    private static final TenantConfiguration ACME = tenant(
            "acme",
            List.of(
                    user(1000, "Ann Smith", device("acme-1000-desk"), device("acme-1000-mobile"), off("acme-1000-old")),
                    user(1001, "Bob", device("acme-1001-desk")),
                    user(1002, "Nobody's phone"),
                    user(1003, "Sue", UserStatus.SUSPENDED, device("acme-1003-desk"))),
            List.of(
                    toUser("+15551234567", 1001),
                    toUser("+15551234568", 1003),
                    external("+15559876543", "VoiceMail(2000@tenant-acme)"),
                    unassigned("+15550000001"),
                    disabled(toUser("+15550000002", 1000))));

    private static final TenantConfiguration GLOBEX = withDefault(
            tenant(
                    "globex",
                    List.of(user(1000, "Gil", device("globex-1000-desk"))),
                    List.of(
                            unassigned("+442071234567"),
                            external("+442071234568", "Goto(tenant-globex,1555,1)"),
                            new ConfiguredNumber(
                                    new E164("+442071234569"),
                                    true,
                                    new Destination(DestinationType.IVR, new UUID(1, 1), null)))),
            "Goto(tenant-globex,1000,1)");

    private static final TenantConfiguration LATE = suspended(tenant(
            "late", List.of(user(1000, "Liz", device("late-1000-desk"))), List.of(toUser("+15557000000", 1000))));

    private final GeneratedConfiguration generated =
            GeneratedConfiguration.of(List.of(LATE, GLOBEX, ACME), "rows", Acme.SETTINGS);

    @Test
    void inbound_numbers_lead_to_users_applications_defaults_and_notices() {
        assertThat(generated.files().get(GeneratedConfiguration.INBOUND)).isEqualTo(expected("generated_inbound.conf"));
    }

    @Test
    void internal_extensions_ring_all_enabled_devices_of_active_users() {
        assertThat(generated.files().get(GeneratedConfiguration.INTERNAL))
                .isEqualTo(expected("generated_internal.conf"));
    }

    @Test
    void outbound_calls_are_blocked_for_every_tenant_that_has_no_policy() {
        assertThat(generated.files().get(GeneratedConfiguration.OUTBOUND))
                .isEqualTo(expected("generated_outbound.conf"));
    }

    @Test
    void the_revision_can_be_read_back() {
        Dialplan dialplan = DialplanFile.read(generated.files().values());

        assertThat(RevisionMarker.in(dialplan)).contains(generated.revision());
        assertThat(generated.revision()).matches("[0-9a-f]{32}");
    }

    /** What is generated one day and is nobody's would never be seen to be pending. */
    @Test
    void what_is_not_there_whoever_is_there_is_somebodys() {
        Map<String, String> withoutAnybody =
                GeneratedConfiguration.of(List.of(), "", Acme.SETTINGS).files();

        generated.passages().forEach((name, passages) -> {
            StringBuilder rest =
                    new StringBuilder(Objects.requireNonNull(generated.files().get(name)));
            passages.reversed().forEach(passage -> rest.delete(passage.from(), passage.to()));
            assertThat(rest).hasToString(withoutAnybody.get(name));
        });
    }

    @Test
    void what_is_there_for_a_thing_names_its_contexts() {
        assertThat(generated.written().get(ConfiguredNumber.SLICE.thing(toUser("+15551234567", 1001))))
                .isEqualTo("""
                        from-trunk-external
                        exten => +15551234567,1,Goto(tenant-acme,1001,1)
                        numbers-acme
                        exten => +15551234567,1,Goto(from-trunk-external,+15551234567,1)
                        """);
    }

    @Test
    void one_tenants_part_does_not_hang_on_who_else_is_there() {
        Map<Thing, String> alone = GeneratedConfiguration.of(List.of(GLOBEX), "rows", Acme.SETTINGS)
                .written();
        Map<Thing, String> withAnother = GeneratedConfiguration.of(
                        List.of(tenant("aaa", List.of(), List.of()), GLOBEX), "rows", Acme.SETTINGS)
                .written();

        assertThat(withAnother).containsAllEntriesOf(alone);
    }

    @Test
    void the_order_of_the_tenants_makes_no_difference() {
        assertThat(GeneratedConfiguration.of(List.of(ACME, GLOBEX, LATE), "rows", Acme.SETTINGS))
                .isEqualTo(generated);
    }

    @Test
    void a_change_of_rows_alone_is_another_revision() {
        assertThat(GeneratedConfiguration.of(List.of(LATE, GLOBEX, ACME), "other rows", Acme.SETTINGS)
                        .revision())
                .isNotEqualTo(generated.revision());
    }

    @Test
    void a_change_of_files_alone_is_another_revision() {
        assertThat(GeneratedConfiguration.of(List.of(GLOBEX, ACME), "rows", Acme.SETTINGS)
                        .revision())
                .isNotEqualTo(generated.revision());
    }

    @Test
    void a_marker_that_somebody_wrote_over_is_none() {
        Dialplan dialplan = new Dialplan.Builder()
                .step(RevisionMarker.CONTEXT, "revision", "1", "Verbose(1)")
                .build();

        assertThat(RevisionMarker.in(dialplan)).isEmpty();
    }

    @Test
    void without_any_tenant_the_trunks_still_have_their_context() {
        Dialplan empty = DialplanFile.read(
                GeneratedConfiguration.of(List.of(), "", Acme.SETTINGS).files().values());

        assertThat(empty.contexts())
                .containsOnlyKeys(
                        "from-trunk-external",
                        "portal-called",
                        "portal-limits",
                        "portal-notices",
                        "portal-revision",
                        "portal-unmatched");
        assertThat(empty.contexts().get("from-trunk-external").steps().keySet()).allMatch(step -> step.startsWith("_"));
    }

    @Test
    void numbers_and_extensions_come_in_falling_order() {
        List<String> numbers = generated
                .files()
                .get(GeneratedConfiguration.INBOUND)
                .lines()
                .filter(line -> line.startsWith("exten => +"))
                .toList();

        assertThat(numbers).hasSize(9).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void no_tenants_context_leads_into_anothers() {
        Dialplan dialplan = DialplanFile.read(generated.files().values());

        for (TenantConfiguration tenant : List.of(ACME, GLOBEX, LATE)) {
            for (String own : List.of(
                    tenant.slug().context(),
                    "outbound-" + tenant.slug(),
                    "numbers-" + tenant.slug(),
                    "transfer-" + tenant.slug())) {
                Dialplan.Context context = dialplan.contexts().get(own);
                if (context != null) {
                    assertThat(context.includes()).isSubsetOf("numbers-" + tenant.slug(), "outbound-" + tenant.slug());
                    assertThat(context.steps().values()).allMatch(step -> staysWithin(tenant, step));
                }
            }
        }
    }

    private static boolean staysWithin(TenantConfiguration tenant, String step) {
        String slug = tenant.slug().value();
        List<String> ownWays = List.of(
                "Dial(PJSIP/" + slug + "-",
                "Gosub(portal-limits,call,1(" + slug + ")",
                "Gosub(portal-limits,call,1(" + slug + ",",
                "Gosub(portal-called,user,1)",
                "Goto(portal-notices,",
                "Goto(${EXTEN:0:-1},1)",
                "GotoIf(${DIALPLAN_EXISTS(numbers-" + slug + ",+",
                "Goto(outbound-" + slug + ",",
                "Goto(tenant-" + slug + ",");
        return ownWays.stream().anyMatch(step::startsWith)
                || tenant.all(ConfiguredNumber.SLICE).stream()
                        .anyMatch(number -> step.equals("Goto(from-trunk-external," + number.number() + ",1)"));
    }

    /** Whatever stands in the free texts: what Asterisk would load is what it would load without them. */
    @Test
    void no_name_can_add_a_line_a_step_or_a_comment_that_swallows_one() {
        List<String> poison = List.of(
                "\n",
                "\r\n",
                "\u2028",
                "\0",
                ";",
                ";--",
                "--;",
                "]",
                "[x]",
                "exten => _X.,1,System(id)",
                "#exec id",
                "#include \"/etc/passwd\"",
                "${SHELL(id)}",
                "\"",
                "\\",
                "<1000>",
                "^3B",
                "same => n,System(id)",
                "é",
                "日");
        Dialplan clean = dialplanOf("Ann", "Acme");
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder name = new StringBuilder("A");
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                name.append(poison.get(random.nextInt(poison.size())));
            }
            assertThat(dialplanOf(name.toString(), name.toString())).isEqualTo(clean);
        }
    }

    private static Dialplan dialplanOf(String user, String tenant) {
        List<Staff> users = List.of(user(1000, user, device("acme-1000-desk")));
        TenantConfiguration named = tenant(
                new ConfiguredTenant(
                        ACME.tenantId(),
                        ACME.slug(),
                        tenant,
                        TenantStatus.ACTIVE,
                        ExtensionRange.DEFAULT,
                        tenant,
                        null),
                users,
                List.of(external("+15551", tenant)));
        Map<String, String> files = new HashMap<>(
                GeneratedConfiguration.of(List.of(named), "", Acme.SETTINGS).files());
        files.remove(GeneratedConfiguration.REVISION);
        return DialplanFile.read(files.values());
    }

    private static ConfiguredDevice off(String name) {
        DeviceDetails on = DeviceDetails.of("Old");
        return device(name, new DeviceDetails(on.label(), on.transport(), on.natFlags(), on.codecs(), false));
    }

    private static String expected(String file) {
        try (var stream = Objects.requireNonNull(GeneratedConfigurationTest.class.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
