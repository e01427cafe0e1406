package com.pbxportal.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.device.AddDevice;
import com.pbxportal.shared.device.ChangeDevice;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.DeleteDevice;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceEvent;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.RotateDevicePassword;
import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.kind.Kind;
import com.pbxportal.shared.kind.Kinds;
import com.pbxportal.shared.kind.Told;
import com.pbxportal.shared.phonenumber.AllocatePhoneNumber;
import com.pbxportal.shared.phonenumber.AssignPhoneNumber;
import com.pbxportal.shared.phonenumber.AssignmentId;
import com.pbxportal.shared.phonenumber.ChangePhoneNumber;
import com.pbxportal.shared.phonenumber.DeallocatePhoneNumber;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberEvent;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.UnassignPhoneNumber;
import com.pbxportal.shared.phonenumber.file.ImportPhoneNumbers;
import com.pbxportal.shared.phonenumber.file.NumberToImport;
import com.pbxportal.shared.session.EndSession;
import com.pbxportal.shared.session.SessionEndReason;
import com.pbxportal.shared.session.SessionEvent;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.session.StartSession;
import com.pbxportal.shared.tenant.ChangeTenant;
import com.pbxportal.shared.tenant.CloseTenant;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.CreateTenant;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantDetails;
import com.pbxportal.shared.tenant.TenantEvent;
import com.pbxportal.shared.tenant.TenantStatus;
import com.pbxportal.shared.user.ChangeUser;
import com.pbxportal.shared.user.CreateUser;
import com.pbxportal.shared.user.DeleteUser;
import com.pbxportal.shared.user.EmailAddress;
import com.pbxportal.shared.user.FirstDevice;
import com.pbxportal.shared.user.UserEvent;
import com.pbxportal.shared.user.UserStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** What an aggregate decides on is what anybody else folds from its events, also before they were read back. */
class StateIsTheFoldTest extends PortalTest {

    private static final int COMMANDS = 2_000;

    @Autowired
    EventStorageEngine store;

    @Autowired
    ApplicationContext context;

    @Autowired
    Cache cache;

    private final Random random = new Random(20_261_127);
    private final List<TenantId> tenants = new ArrayList<>();
    private final List<UserId> users = new ArrayList<>();
    private final List<DeviceId> devices = new ArrayList<>();
    private final List<PhoneNumberId> numbers = new ArrayList<>();
    private final List<SessionId> sessions = new ArrayList<>();
    private final Map<String, Integer> events = new TreeMap<>();

    @Test
    void after_each_of_many_random_commands_every_aggregate_holds_the_fold_of_its_events() {
        int compared = 0;
        for (int n = 0; n < COMMANDS; n++) {
            Object command = command();
            for (String stream : streamsAfter(command)) {
                thenTheAggregateHoldsTheFold(stream, command);
                compared++;
            }
            if (random.nextInt(10) == 0) {
                cache.removeAll();
            }
        }

        assertThat(compared).isGreaterThan(COMMANDS / 3);
        assertThat(events.keySet())
                .as("%s", events)
                .contains(
                        "TenantClosed",
                        "TenantResumed",
                        "TenantCountryChanged",
                        "ApplyApprovalWaived",
                        "UserDeleted",
                        "UserReactivated",
                        "UserPasswordChanged",
                        "DeviceDeleted",
                        "DevicePasswordRotated",
                        "PhoneNumberUnassigned",
                        "PhoneNumberDeallocated",
                        "PhoneNumberDetailsChanged",
                        "PhoneNumberEnabled",
                        "SessionEnded");
    }

    /** The streams of kinds that have grown. */
    private Set<String> streamsAfter(Object command) {
        Outcome outcome = portal.when(command);
        if (outcome.wasRejected()) {
            return Set.of();
        }
        outcome.events().forEach(event -> events.merge(event.getClass().getSimpleName(), 1, Integer::sum));
        return outcome.events().stream()
                .map(StateIsTheFoldTest::streamOf)
                .flatMap(Optional::stream)
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private static Optional<Object> streamOf(PortalEvent event) {
        return switch (event) {
            case TenantEvent e -> Optional.of(e.tenantId());
            case UserEvent e -> Optional.of(e.userId());
            case DeviceEvent e -> Optional.of(e.deviceId());
            case PhoneNumberEvent e -> Optional.of(e.phoneNumberId());
            case SessionEvent e -> Optional.of(e.sessionId());
            default -> Optional.empty(); // A claim.
        };
    }

    private void thenTheAggregateHoldsTheFold(String stream, Object command) {
        List<? extends DomainEventMessage<?>> messages =
                store.readEvents(stream).asStream().toList();
        Kind<?, ?> kind = Kinds.of(messages.getFirst().getPayloadType().asSubclass(PortalEvent.class))
                .orElseThrow();
        assertThat(held(kind, stream))
                .as("%s %s after %s", kind, stream, command)
                .isEqualTo(fold(kind, messages));
    }

    private static <S extends Record, E extends PortalEvent> @Nullable S fold(
            Kind<S, E> kind, List<? extends DomainEventMessage<?>> messages) {
        S state = null;
        for (DomainEventMessage<?> message : messages) {
            state = kind.after(state, kind.events().cast(message.getPayload()), Told.of(message));
        }
        return state;
    }

    /** As it is in the cache, if it is there. */
    @SuppressWarnings("unchecked") // Whatever it is, it has a state.
    private @Nullable Object held(Kind<?, ?> kind, String id) {
        String name = Character.toLowerCase(kind.name().charAt(0)) + kind.name().substring(1);
        Repository<Object> repository = context.getBean(name + "Repository", Repository.class);
        return DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage(id))
                .executeWithResult(
                        () -> repository.load(id).invoke(root -> ReflectionTestUtils.getField(root, "state")))
                .getPayload();
    }

    private Object command() {
        if (tenants.size() < 3 || chance(60)) {
            return createTenant();
        }
        return oneOf(List.<Supplier<Object>>of(
                        this::changeTenant,
                        () -> chance(8) ? closeTenant() : changeTenant(),
                        this::createUser,
                        this::changeUser,
                        this::changeUser,
                        () -> chance(2) ? new DeleteUser(user(), random.nextBoolean()) : createUser(),
                        () -> new AddDevice(remember(devices, new DeviceId(portal.nextId())), user(), details()),
                        this::changeDevice,
                        () -> new RotateDevicePassword(device()),
                        () -> chance(2) ? new DeleteDevice(device()) : changeDevice(),
                        this::importNumber,
                        () -> new AllocatePhoneNumber(number(), oneOf(tenants)),
                        () -> new AllocatePhoneNumber(number(), oneOf(tenants)),
                        () -> new DeallocatePhoneNumber(number()),
                        () -> new AssignPhoneNumber(number(), new AssignmentId(portal.nextId()), destination()),
                        () -> new AssignPhoneNumber(number(), new AssignmentId(portal.nextId()), destination()),
                        () -> new UnassignPhoneNumber(number()),
                        this::changeNumber,
                        this::startSession,
                        () -> new EndSession(
                                sessions.isEmpty() ? new SessionId(portal.nextId()) : oneOf(sessions),
                                SessionEndReason.LOGOUT)))
                .get();
    }

    private Object createTenant() {
        TenantId id = remember(tenants, new TenantId(portal.nextId()));
        String name = "t" + id.value().getLeastSignificantBits();
        return new CreateTenant(
                id,
                new Slug("x-" + name),
                new TenantDetails(name, "UTC", new ExtensionRange(1000, 1019), null, null),
                random.nextBoolean(),
                new Country("US"));
    }

    /** Mostly it is not heard of again. */
    private Object closeTenant() {
        TenantId id = oneOf(tenants);
        if (!chance(4)) {
            tenants.remove(id);
        }
        return new CloseTenant(id);
    }

    private Object changeTenant() {
        return new ChangeTenant(
                oneOf(tenants),
                maybe("Tenant " + random.nextInt(20)),
                maybe("Europe/Berlin"),
                null,
                maybe(1019 + random.nextInt(3)),
                maybe("Hangup()"),
                random.nextBoolean(),
                maybe(random.nextBoolean() ? TenantStatus.SUSPENDED : TenantStatus.ACTIVE),
                maybe(random.nextBoolean()),
                maybe(new Country(random.nextBoolean() ? "DE" : "US")));
    }

    private Object createUser() {
        TenantId tenant = chance(10) ? null : oneOf(tenants);
        boolean phone = tenant != null && random.nextBoolean();
        CreateUser command = portal.createUser(
                tenant,
                "user" + random.nextInt(400) + "@acme.test",
                tenant == null ? Role.PLATFORM_ADMIN : Role.END_USER,
                null,
                phone ? new FirstDevice(remember(devices, new DeviceId(portal.nextId())), "Desk") : null);
        users.add(command.userId());
        return command;
    }

    private Object changeUser() {
        return new ChangeUser(
                user(),
                maybe(new EmailAddress("user" + random.nextInt(400) + "@acme.test")),
                maybe("Person " + random.nextInt(5)),
                maybe(new Secret("hash")),
                maybe(random.nextBoolean() ? Role.END_USER : Role.TENANT_ADMIN),
                maybe(new E164("+1555000000" + random.nextInt(10))),
                random.nextBoolean(),
                maybe(random.nextBoolean()),
                maybe(random.nextBoolean() ? UserStatus.SUSPENDED : UserStatus.ACTIVE));
    }

    private Object changeDevice() {
        return new ChangeDevice(
                device(),
                maybe("Label " + random.nextInt(4)),
                maybe(oneOf(List.of(Transport.UDP, Transport.TCP))),
                null,
                maybe(random.nextBoolean() ? List.of(Codec.ULAW) : List.of(Codec.ALAW, Codec.ULAW)),
                maybe(random.nextBoolean()));
    }

    private Object importNumber() {
        String number = "+1555100" + (1000 + random.nextInt(150));
        numbers.add(PhoneNumberId.of(new E164(number)));
        return new ImportPhoneNumbers(
                List.of(new NumberToImport(number, maybe("Telekom"), Map.of("rank", random.nextInt(3)))));
    }

    private Object changeNumber() {
        return new ChangePhoneNumber(
                number(),
                maybe(random.nextBoolean()),
                maybe("Provider " + random.nextInt(3)),
                chance(4),
                maybe(Map.of("rank", random.nextInt(3))));
    }

    private Object startSession() {
        return new StartSession(
                remember(sessions, new SessionId(portal.nextId())),
                user(),
                oneOf(tenants),
                new EmailAddress("somebody@acme.test"));
    }

    private Destination destination() {
        return random.nextBoolean() ? Destination.external("Busy()") : Destination.user(user());
    }

    private DeviceDetails details() {
        return DeviceDetails.of("Label " + random.nextInt(4));
    }

    /** Mostly one of the latest: the earlier ones are gone by and by. */
    private UserId user() {
        return users.isEmpty() ? new UserId(new UUID(0, 9)) : latestOf(users);
    }

    private DeviceId device() {
        return devices.isEmpty() ? new DeviceId(new UUID(0, 9)) : latestOf(devices);
    }

    private PhoneNumberId number() {
        return numbers.isEmpty() ? new PhoneNumberId(new UUID(0, 9)) : latestOf(numbers);
    }

    private <T> T latestOf(List<T> all) {
        return oneOf(chance(5) ? all : all.subList(Math.max(0, all.size() - 12), all.size()));
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static <T> T remember(List<T> all, T one) {
        all.add(one);
        return one;
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }

    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }
}
