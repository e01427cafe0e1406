package com.pbxportal.command.apply.configuration;

import static com.pbxportal.command.apply.configuration.Acme.GUESTS;
import static com.pbxportal.command.apply.configuration.Acme.SETTINGS;
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

import com.pbxportal.command.apply.guest.Application;
import com.pbxportal.command.apply.guest.CallLimits;
import com.pbxportal.command.apply.guest.Common;
import com.pbxportal.command.apply.guest.Guest;
import com.pbxportal.command.apply.guest.Guests;
import com.pbxportal.command.apply.guest.SecretRef;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.realtime.DeviceRows;
import com.pbxportal.command.apply.render.GeneratedConfiguration;
import com.pbxportal.command.apply.render.GenerationSettings;
import com.pbxportal.command.apply.render.KnownTargets;
import com.pbxportal.command.apply.render.Owner;
import com.pbxportal.command.apply.render.Ownership;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import com.pbxportal.command.asterisk.dialplan.DialplanFile;
import com.pbxportal.shared.configuration.Configuration;
import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.tenant.ConfiguredTenant;
import com.pbxportal.shared.user.UserStatus;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** What Apply relies on with every guest, those of tomorrow included. */
class GuestContractTest {

    private static final TenantConfiguration ACME = withDefault(
            tenant(
                    "acme",
                    List.of(
                            user(1000, "Ann", device("acme-1000-desk"), device("acme-1000-mobile")),
                            user(1001, "Nobody's phone"),
                            user(1002, "Away", UserStatus.SUSPENDED, device("acme-1002-desk"))),
                    List.of(
                            toUser("+15551", 1000),
                            toUser("+15552", 1002),
                            unassigned("+15553"),
                            disabled(toUser("+15554", 1000)),
                            external("+15555", "VoiceMail(1000@tenant-acme,u)"),
                            external("+15556", "Playback(welcome&to-us)"),
                            external("+15557", "Hangup(17)"),
                            external("+15558", "Busy(5)"),
                            external("+15559", "Congestion"))),
            "Goto(tenant-acme,1000,1)");
    private static final TenantConfiguration GLOBEX =
            tenant("globex", List.of(user(1100, "Gil", device("globex-1100-desk"))), List.of(toUser("+15561", 1100)));
    private static final TenantConfiguration LATE = suspended(
            tenant("late", List.of(user(1200, "Liz", device("late-1200-desk"))), List.of(toUser("+15571", 1200))));

    private static final List<String> HOSTILE = List.of(
            "\n",
            "\r\nexten => _X.,1,System(id)\n",
            "\u2028same => n,System(id)",
            "\0",
            ";",
            ";--",
            "a]\n[b",
            "#include \"/etc/passwd\"",
            "${SHELL(id)}",
            "$[1+1]",
            "\"",
            "\\",
            "<1000>",
            "^3B",
            "),System(id",
            "x,1,System(id)",
            "Goto(tenant-globex,1000,1)",
            "\uD83D\uDE00\u202E");

    private static final List<String> SNIPPETS =
            List.of("${SHELL(id)}", "$[1]", "${", "}", ";", "\n", "(", ")", "\"", "\\", "|", "<", "^", "`");

    private static List<Guest> guests() {
        return GUESTS.all();
    }

    @Test
    void all_beans_are_held_to_it() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Guest.class));
        List<String> beans = scanner.findCandidateComponents("com.pbxportal.command").stream()
                .map(bean -> Objects.requireNonNull(bean.getBeanClassName()))
                .filter(name -> !name.contains("$"))
                .toList();

        assertThat(guests()).extracting(guest -> guest.getClass().getName()).containsExactlyInAnyOrderElementsOf(beans);
    }

    @ParameterizedTest
    @MethodSource("guests")
    void the_same_things_give_the_same_bytes_in_whatever_order_they_come(Guest guest) {
        GenerationSettings settings = with(guest);

        assertThat(written(settings, ACME, GLOBEX, LATE)).isEqualTo(written(settings, ACME, GLOBEX, LATE));
        assertThat(written(settings, turned(LATE), turned(GLOBEX), turned(ACME)))
                .isEqualTo(written(settings, ACME, GLOBEX, LATE));
    }

    private static TenantConfiguration turned(TenantConfiguration tenant) {
        Configuration turned = Configuration.of(tenant.tenantId());
        for (Slice<?> slice : GUESTS.slices().reversed()) {
            turned = turned(turned, slice, tenant);
        }
        return TenantConfiguration.of(turned);
    }

    private static <C extends Record> Configuration turned(
            Configuration turned, Slice<C> slice, TenantConfiguration tenant) {
        return turned.with(slice, tenant.all(slice).reversed());
    }

    @ParameterizedTest
    @MethodSource("guests")
    void where_there_is_none_of_its_things_it_says_nothing(Guest guest) {
        TenantConfiguration without = tenant("acme", List.of(), List.of());

        if (!guest.slices().contains(ConfiguredTenant.SLICE)) {
            assertThat(written(with(guest), without)).isEqualTo(written(with(), without));
            assertThat(guest.holds(without)).isEmpty();
        }
        assertThat(guest.phones(without)).isEmpty();
        assertThat(guest.secrets(without)).isEmpty();
        assertThat(guest.findings(without, new KnownTargets(GUESTS))).isEmpty();
        assertThat(guest.shortcomings().stream().flatMap(shortcoming -> shortcoming.apply(without)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("guests")
    void of_a_tenant_it_says_the_same_whoever_else_is_there(Guest guest) {
        GenerationSettings settings = with(guest);

        assertThat(Candidate.of(List.of(GLOBEX, ACME, LATE), settings).written())
                .containsAllEntriesOf(Candidate.of(List.of(ACME), settings).written())
                .containsAllEntriesOf(Candidate.of(List.of(GLOBEX), settings).written())
                .containsAllEntriesOf(Candidate.of(List.of(LATE), settings).written());
    }

    @Test
    void no_tenants_dialplan_names_another_tenant() {
        List<TenantConfiguration> tenants = List.of(ACME, GLOBEX, LATE);
        Ownership ownership = Ownership.of(tenants, SETTINGS);

        dialplan(tenants)
                .contexts()
                .forEach((name, context) -> ownership.split(name, context).forEach((owner, part) -> assertThat(
                                Stream.concat(part.includes().stream(), part.steps().values().stream()))
                        .noneMatch(said -> tenants.stream()
                                .map(Owner::of)
                                .filter(other -> !other.equals(owner))
                                .anyMatch(other -> said.contains(other.slug().value())))));
    }

    @Test
    void no_text_holds_a_secret() {
        Map<SecretRef, Secret> secrets = GUESTS.secrets(ACME)
                .collect(Collectors.toMap(Function.identity(), ref -> new Secret("secret-of-" + ref.name())));
        assertThat(secrets).isNotEmpty();

        assertThat(written(SETTINGS, ACME)).doesNotContain("secret-of-");
        assertThat(DeviceRows.of(ACME, secrets, GUESTS)).isNotEmpty().allSatisfy(rows -> {
            assertThat(rows.text()).doesNotContain("secret-of-");
            assertThat(rows.toString()).doesNotContain(rows.credential());
        });
    }

    /** What cannot be written down at all, as a slug with a blank in it, needs no guest to refuse it. */
    @ParameterizedTest
    @MethodSource("guests")
    void no_text_is_read_as_anything_but_text(Guest guest) {
        for (Slice<?> slice : guest.slices()) {
            check(slice);
        }
    }

    private static <C extends Record> void check(Slice<C> slice) {
        for (C one : ACME.all(slice)) {
            for (Function<String, @Nullable Record> place : places(one)) {
                Record harmless = place.apply("x");
                if (harmless == null) {
                    continue;
                }
                TenantConfiguration expected = with(slice, one, slice.type().cast(harmless));
                HOSTILE.forEach(text -> {
                    Record hostile = place.apply(text);
                    if (hostile != null) {
                        TenantConfiguration found =
                                with(slice, one, slice.type().cast(hostile));
                        assertThat(dialplan(List.of(found)))
                                .as("%s of %s", text, one)
                                .isEqualTo(dialplan(List.of(expected)));
                        assertThat(rows(found).lines().count())
                                .isEqualTo(rows(expected).lines().count());
                        assertThat(rows(found)).doesNotContain(";", "^", "\\", "\0");
                    }
                });
            }
        }
    }

    private static <C extends Record> TenantConfiguration with(Slice<C> slice, C instead, C one) {
        return ACME.with(
                slice,
                ACME.all(slice).stream()
                        .map(other -> other.equals(instead) ? one : other)
                        .toList());
    }

    /** Each text in a record, and in the records in it: what makes the record with another text there; null: nothing can. */
    private static List<Function<String, @Nullable Record>> places(Record record) {
        List<Function<String, @Nullable Record>> places = new ArrayList<>();
        RecordComponent[] components = record.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            int index = i;
            @Nullable Object value = value(record, components[i]);
            if (components[i].getType() == String.class) {
                places.add(text -> rebuilt(record, index, text));
            } else if (value instanceof Record inner) {
                places(inner)
                        .forEach(place -> places.add(text -> {
                            Record other = place.apply(text);
                            return other == null ? null : rebuilt(record, index, other);
                        }));
            }
        }
        return places;
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable Record rebuilt(Record record, int index, Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        @Nullable
        Object[] values = Arrays.stream(components)
                .map(component -> value(record, component))
                .toArray();
        values[index] = value;
        try {
            var constructor = record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The last look: whatever got into a value, the grammar of no application lets it through. */
    @Test
    void no_application_takes_what_could_be_read_as_more() {
        List<Application> applications = Stream.concat(
                        Stream.of(Common.class), guests().stream().map(Guest::getClass))
                .flatMap(GuestContractTest::applications)
                .toList();
        List<TenantConfiguration> tenants = List.of(ACME, LATE);
        Ownership ownership = Ownership.of(tenants, SETTINGS);
        List<String> steps = dialplan(tenants).contexts().entrySet().stream()
                .flatMap(context -> ownership.split(context.getKey(), context.getValue()).entrySet().stream())
                .filter(part -> part.getKey() != null)
                .flatMap(part -> part.getValue().steps().values().stream())
                .distinct()
                .toList();
        assertThat(steps).hasSizeGreaterThan(10);

        for (String step : steps) {
            String arguments = step.substring(step.indexOf('(') + 1, step.length() - 1);
            List<Application> its = applications.stream()
                    .filter(application -> step.equals(application.name() + "(" + arguments + ")"))
                    .toList();
            assertThat(its).as(step).anyMatch(application -> application.takes(arguments));
            for (int at = 0; at <= arguments.length(); at++) {
                for (String snippet : SNIPPETS) {
                    String spoiled = arguments.substring(0, at) + snippet + arguments.substring(at);
                    assertThat(its).as("%s", spoiled).noneMatch(application -> application.takes(spoiled));
                }
            }
        }
    }

    private static Stream<Application> applications(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getType() == Application.class && Modifier.isStatic(field.getModifiers()))
                .map(GuestContractTest::application);
    }

    private static Application application(Field field) {
        try {
            field.setAccessible(true);
            return (Application) Objects.requireNonNull(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** Those who say what a tenant is, and these. */
    private static GenerationSettings with(Guest... more) {
        List<Guest> some = new ArrayList<>(guests().stream()
                .filter(guest -> guest.slices().contains(ConfiguredTenant.SLICE))
                .toList());
        Arrays.stream(more).filter(guest -> !some.contains(guest)).forEach(some::add);
        return new GenerationSettings(new Guests(some), CallLimits.DEFAULT);
    }

    private static String written(GenerationSettings settings, TenantConfiguration... tenants) {
        Candidate candidate = Candidate.of(List.of(tenants), settings);
        return String.join("", candidate.generated().files().values()) + candidate.rows();
    }

    private static String rows(TenantConfiguration tenant) {
        return Candidate.of(List.of(tenant), SETTINGS).rows();
    }

    private static Dialplan dialplan(List<TenantConfiguration> tenants) {
        Map<String, String> files =
                new HashMap<>(GeneratedConfiguration.of(tenants, "", SETTINGS).files());
        files.remove(GeneratedConfiguration.REVISION);
        return DialplanFile.read(files.values());
    }
}
