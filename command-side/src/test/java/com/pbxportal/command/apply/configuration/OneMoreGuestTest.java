package com.pbxportal.command.apply.configuration;

import static com.pbxportal.command.apply.configuration.Acme.device;
import static com.pbxportal.command.apply.configuration.Acme.tenant;
import static com.pbxportal.command.apply.configuration.Acme.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.pbxportal.command.apply.guest.Application;
import com.pbxportal.command.apply.guest.Book;
import com.pbxportal.command.apply.guest.CallLimits;
import com.pbxportal.command.apply.guest.Common;
import com.pbxportal.command.apply.guest.Finding;
import com.pbxportal.command.apply.guest.Guest;
import com.pbxportal.command.apply.guest.Guests;
import com.pbxportal.command.apply.guest.Holding;
import com.pbxportal.command.apply.guest.Leads;
import com.pbxportal.command.apply.guest.PlainText;
import com.pbxportal.command.apply.guest.Target;
import com.pbxportal.command.apply.guest.Targets;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.apply.render.GeneratedConfiguration;
import com.pbxportal.command.apply.render.GenerationSettings;
import com.pbxportal.command.apply.render.Owner;
import com.pbxportal.command.apply.render.Ownership;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.destination.DestinationType;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.user.ConfiguredUser;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A feature that the engine has never heard of: what it brings is generated, owned, counted and checked all the same. */
class OneMoreGuestTest {

    record ConfiguredRoom(UUID id, Extension extension, String name, int maxPeople) {

        static final Slice<ConfiguredRoom> SLICE = new Slice<>(
                "rooms", ConfiguredRoom.class, ConfiguredRoom::id, Comparator.comparingInt(room -> room.extension()
                        .number()));
    }

    private static final class RoomsInAsterisk implements Leads {

        private static final Application CONF_BRIDGE = Application.of("ConfBridge", "[a-z0-9-]{1,50}");

        @Override
        public List<Slice<?>> slices() {
            return List.of(ConfiguredRoom.SLICE);
        }

        @Override
        public Stream<Holding> holds(TenantConfiguration tenant) {
            return tenant.all(ConfiguredRoom.SLICE).stream()
                    .map(room -> Holding.extension(room.extension(), ConfiguredRoom.SLICE.thing(room)));
        }

        @Override
        public void write(TenantConfiguration tenant, Book book) {
            for (ConfiguredRoom room : tenant.all(ConfiguredRoom.SLICE)) {
                book.internal(tenant)
                        .extension(
                                ConfiguredRoom.SLICE.thing(room),
                                room.extension().toString())
                        .comment(PlainText.of(room.name()))
                        .hint("confbridge:" + tenant.slug() + "-" + room.extension())
                        .then(
                                CallLimits.count(tenant, room.extension()),
                                CONF_BRIDGE.with(tenant.slug() + "-" + room.extension()));
            }
        }

        @Override
        public Stream<Finding> findings(TenantConfiguration tenant, Targets targets) {
            return tenant.all(ConfiguredRoom.SLICE).stream()
                    .filter(room -> room.maxPeople() < 2)
                    .map(room -> Finding.warning(tenant, "room " + room.extension() + " is for one person"));
        }

        @Override
        public String type() {
            return "IVR";
        }

        @Override
        public Map<UUID, Target> targets(TenantConfiguration tenant) {
            return tenant.all(ConfiguredRoom.SLICE).stream()
                    .collect(Collectors.toMap(ConfiguredRoom::id, room -> Target.internal(tenant, room.extension())));
        }
    }

    /** What has a say in what others write, and things of its own there are none. */
    private static final class Recording implements Guest {

        @Override
        public List<Slice<?>> slices() {
            return List.of();
        }

        @Override
        public void write(TenantConfiguration tenant, Book book) {
            tenant.all(ConfiguredUser.SLICE).forEach(user -> book.internal(tenant)
                    .extension(
                            ConfiguredUser.SLICE.thing(user), user.extension().toString())
                    .first(Common.PLAYBACK.with("this-call-may-be-monitored-or-recorded")));
        }
    }

    private static final UUID STAND_UP = new UUID(9, 1);
    private static final ConfiguredRoom ROOM = new ConfiguredRoom(STAND_UP, new Extension(1500), "Stand-up; daily", 1);
    private static final TenantConfiguration ACME = tenant(
                    "acme",
                    List.of(user(1000, "Ann", device("acme-1000-desk"))),
                    List.of(new ConfiguredNumber(
                            new E164("+15551"), true, new Destination(DestinationType.IVR, STAND_UP, null))))
            .with(ConfiguredRoom.SLICE, List.of(ROOM));

    private final GenerationSettings settings = with(new RoomsInAsterisk());
    private final Candidate candidate = Candidate.of(List.of(ACME), settings);

    private static GenerationSettings with(Guest... more) {
        return new GenerationSettings(
                new Guests(Stream.concat(Stream.of(more), Acme.GUESTS.all().stream())
                        .toList()),
                CallLimits.DEFAULT);
    }

    @Test
    void what_it_writes_stands_among_what_others_write() {
        assertThat(file(GeneratedConfiguration.INTERNAL)).contains("""
                [tenant-acme]
                ; acme & Sons
                ; Stand-up daily
                exten => 1500,1,Gosub(portal-limits,call,1(acme,1500))
                 same => n,ConfBridge(acme-1500)
                exten => 1500,hint,confbridge:acme-1500
                ; Ann
                exten => 1000,1,Gosub(portal-limits,call,1(acme,1000))
                """);
    }

    @Test
    void numbers_lead_there() {
        assertThat(file(GeneratedConfiguration.INBOUND)).contains("exten => +15551,1,Goto(tenant-acme,1500,1)\n");
        assertThat(file(GeneratedConfiguration.INTERNAL))
                .contains("exten => +15551,1,Goto(from-trunk-external,+15551,1)\n");
    }

    @Test
    void its_things_are_counted_where_they_show() {
        assertThat(candidate.written().get(ConfiguredRoom.SLICE.thing(ROOM)))
                .startsWith("tenant-acme\n")
                .contains("ConfBridge(acme-1500)");
    }

    @Test
    void its_lines_have_an_owner() {
        assertThat(Ownership.of(List.of(ACME), settings).of("tenant-acme", "1500"))
                .isEqualTo(Owner.of(ACME));
    }

    @Test
    void its_findings_are_told_and_what_it_holds_is_checked_against_what_others_hold() {
        TenantConfiguration mistaken = ACME.with(
                ConfiguredRoom.SLICE,
                List.of(
                        new ConfiguredRoom(STAND_UP, new Extension(1000), "Ann's", 5),
                        new ConfiguredRoom(new UUID(9, 2), new Extension(99), "Outside", 5)));

        assertThat(findings(ACME)).containsExactly("warning room 1500 is for one person");
        assertThat(findings(mistaken))
                .containsExactly(
                        "error extension 99 is outside 1000-1999",
                        "error extension 1000 belongs to 1 users and 1 rooms");
    }

    @Test
    void its_things_are_kept_with_what_was_applied() {
        ConfigurationPart part = ConfigurationPart.of(ACME.things());

        assertThat(settings.guests().read(part)).isEqualTo(ACME);
        assertThat(Acme.GUESTS.read(part)).isEqualTo(ACME.with(ConfiguredRoom.SLICE, List.of()));
    }

    @Test
    void another_may_have_the_first_word_in_what_a_thing_does() {
        Candidate recorded = Candidate.of(List.of(ACME), with(new Recording()));

        assertThat(recorded.generated().files().get(GeneratedConfiguration.INTERNAL))
                .contains("""
                ; Ann
                exten => 1000,1,Playback(this-call-may-be-monitored-or-recorded)
                 same => n,Gosub(portal-limits,call,1(acme,1000))
                """);
    }

    private String file(String name) {
        return String.valueOf(candidate.generated().files().get(name));
    }

    private List<String> findings(TenantConfiguration tenant) {
        return new Validation(new Secrets(mock(Vault.class)))
                .of(Candidate.of(List.of(tenant), settings), Reach.ALL).stream()
                        .map(finding ->
                                finding.severity().name().toLowerCase(java.util.Locale.ROOT) + " " + finding.message())
                        .toList();
    }
}
