package com.pbxportal.command.apply.preview;

import static com.pbxportal.command.apply.configuration.Acme.device;
import static com.pbxportal.command.apply.configuration.Acme.disabled;
import static com.pbxportal.command.apply.configuration.Acme.external;
import static com.pbxportal.command.apply.configuration.Acme.tenant;
import static com.pbxportal.command.apply.configuration.Acme.toUser;
import static com.pbxportal.command.apply.configuration.Acme.unassigned;
import static com.pbxportal.command.apply.configuration.Acme.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.configuration.Acme;
import com.pbxportal.command.apply.configuration.Candidate;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.render.GenerationSettings;
import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.user.ConfiguredUser;
import com.pbxportal.shared.user.UserStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PendingChangesTest {

    private static final GenerationSettings SETTINGS = Acme.SETTINGS;
    private static final PendingChanges NONE = new PendingChanges(0, 0, 0);

    private static final ConfiguredDevice DESK = device("acme-1000-desk");
    private static final TenantConfiguration ACME =
            tenant("acme", List.of(user(1000, "Ann", DESK)), List.of(toUser("+15551", 1000), unassigned("+15552")));
    private static final TenantConfiguration GLOBEX = tenant("globex", List.of(), List.of());

    @Test
    void nothing_is_pending_where_nothing_was_changed() {
        assertThat(of(ACME, ACME))
                .allSatisfy((kind, changes) -> assertThat(changes).isEqualTo(NONE));
    }

    @Test
    void what_asterisk_is_not_told_of_is_not_counted() {
        ConfiguredUser ann = ACME.all(ConfiguredUser.SLICE).getFirst();
        TenantConfiguration mailbox = ACME.with(
                ConfiguredUser.SLICE,
                List.of(new ConfiguredUser(
                        ann.userId(), ann.extension(), ann.name(), ann.status(), true, new E164("+15551"))));
        TenantConfiguration label = ACME.with(
                ConfiguredDevice.SLICE,
                ACME.all(ConfiguredDevice.SLICE).stream()
                        .map(desk -> new ConfiguredDevice(
                                desk.deviceId(),
                                desk.userId(),
                                desk.sipUsername(),
                                DeviceDetails.of("Hall"),
                                desk.passwordGeneration()))
                        .toList());

        assertThat(List.of(mailbox, label)).doesNotContain(ACME).allSatisfy(pending -> assertThat(of(ACME, pending))
                .isEqualTo(of(ACME, ACME)));
    }

    @Test
    void what_shows_is_counted_beside_what_does_not() {
        TenantConfiguration pending = tenant(
                "acme",
                List.of(user(1000, "Ann", device("acme-1000-desk", DeviceDetails.of("Hall"))), user(1001, "Bob")),
                List.of(disabled(toUser("+15551", 1000)), disabled(unassigned("+15552"))));

        assertThat(of(ACME, pending))
                .isEqualTo(Map.of(
                        "tenants",
                        NONE,
                        "users",
                        new PendingChanges(1, 0, 0),
                        "devices",
                        NONE,
                        "numbers",
                        new PendingChanges(0, 1, 0)));
    }

    @Test
    void what_is_changed_of_a_device_that_is_not_reached_is_not_counted() {
        TenantConfiguration before = tenant("acme", List.of(user(1000, "Ann", UserStatus.SUSPENDED, DESK)), List.of());
        TenantConfiguration after = tenant("acme", List.of(user(1000, "Ann", UserStatus.SUSPENDED)), List.of());

        assertThat(of(before, after)).isEqualTo(of(before, before));
    }

    @Test
    void a_number_counts_whose_way_changes_though_it_did_not_itself() {
        TenantConfiguration pending = tenant(
                "acme", List.of(user(1000, "Ann", UserStatus.SUSPENDED, DESK)), ACME.all(ConfiguredNumber.SLICE));

        assertThat(of(ACME, pending))
                .isEqualTo(Map.of(
                        "tenants", NONE,
                        "users", new PendingChanges(0, 1, 0),
                        "devices", new PendingChanges(0, 1, 0),
                        "numbers", new PendingChanges(0, 1, 0)));
    }

    @Test
    void a_number_that_was_applied_elsewhere_is_not_removed_once_more() {
        TenantConfiguration globex = GLOBEX.with(ConfiguredNumber.SLICE, List.of(external("+15551", "Hangup(17)")));
        TenantConfiguration acme = ACME.with(ConfiguredNumber.SLICE, List.of(unassigned("+15552")));

        assertThat(between(List.of(ACME, GLOBEX), GLOBEX, globex).get("numbers"))
                .isEqualTo(new PendingChanges(1, 0, 0));
        assertThat(between(List.of(ACME, globex), ACME, acme).get("numbers")).isEqualTo(NONE);
        assertThat(between(List.of(ACME, GLOBEX), ACME, acme).get("numbers")).isEqualTo(new PendingChanges(0, 0, 1));
    }

    @Test
    void a_line_that_goes_to_another_context_is_a_change() {
        List<ConfiguredNumber> moved = List.of(external("+15551", "Hangup(17)"));
        Candidate before = Candidate.of(List.of(ACME.with(ConfiguredNumber.SLICE, moved), GLOBEX), SETTINGS);
        Candidate after = Candidate.of(
                List.of(ACME.with(ConfiguredNumber.SLICE, List.of()), GLOBEX.with(ConfiguredNumber.SLICE, moved)),
                SETTINGS);

        assertThat(after.generated().revision()).isNotEqualTo(before.generated().revision());
        assertThat(PendingChanges.between(before, after, null).get("numbers")).isEqualTo(new PendingChanges(0, 1, 0));
    }

    @Test
    void many_are_counted_one_by_one() {
        List<ConfiguredNumber> many = IntStream.range(0, 10_000)
                .mapToObj(line -> toUser("+1777" + (1_000_000 + line), 1000))
                .toList();

        assertThat(of(ACME, ACME.with(ConfiguredNumber.SLICE, many)).get("numbers"))
                .isEqualTo(new PendingChanges(10_000, 0, 2));
    }

    private static Map<String, PendingChanges> of(TenantConfiguration applied, TenantConfiguration pending) {
        return between(List.of(applied), applied, pending);
    }

    private static Map<String, PendingChanges> between(
            List<TenantConfiguration> applied, TenantConfiguration before, TenantConfiguration after) {
        List<ConfigurationPart> parts = parts(applied.stream());
        return PendingChanges.between(
                Candidate.running(parts, SETTINGS),
                Candidate.of(before.tenantId(), List.of(), parts(Stream.of(after)), parts, SETTINGS),
                before.tenantId());
    }

    private static List<ConfigurationPart> parts(Stream<TenantConfiguration> tenants) {
        return tenants.map(tenant -> ConfigurationPart.of(tenant.things())).toList();
    }
}
