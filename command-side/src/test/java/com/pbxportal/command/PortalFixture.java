package com.pbxportal.command;

import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.device.AddDevice;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.AllocatePhoneNumber;
import com.pbxportal.shared.phonenumber.AssignPhoneNumber;
import com.pbxportal.shared.phonenumber.AssignmentId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.phonenumber.file.ImportPhoneNumbers;
import com.pbxportal.shared.phonenumber.file.NumberToImport;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.session.SessionsEnded;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.CreateTenant;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.ExtensionRange;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantDetails;
import com.pbxportal.shared.user.CreateUser;
import com.pbxportal.shared.user.EmailAddress;
import com.pbxportal.shared.user.FirstDevice;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Given a portal with tenants, users and numbers; when a caller sends a command; then look at the {@link Outcome}. */
@Component
public class PortalFixture {

    /** An event as it lies in the store, with who caused it. */
    public record Stored(PortalEvent event, MetaData metaData) {}

    public static final Caller PLATFORM_ADMIN =
            new Caller(new UserId(new UUID(0, 1)), Role.PLATFORM_ADMIN, null, "192.0.2.1", "test", "req-1");

    private final Commands commands;
    private final EventStorageEngine store;
    private final Serializer serializer;
    private final Cache cache;
    private final JdbcTemplate jdbc;
    private final List<SessionId> endedSessions = new CopyOnWriteArrayList<>();
    private int ids;

    PortalFixture(Commands commands, EventStorageEngine store, Serializer serializer, Cache cache, JdbcTemplate jdbc) {
        this.commands = commands;
        this.store = store;
        this.serializer = serializer;
        this.cache = cache;
        this.jdbc = jdbc;
    }

    void empty() {
        jdbc.execute("""
                TRUNCATE eventstore.domain_event_entry, command.secret, command.session, command.refresh_token,
                    command.open_tenant, command.tenant_number, command.scheduled_task""");
        cache.removeAll();
        endedSessions.clear();
        ids = 1000;
    }

    public UUID nextId() {
        return new UUID(0x7000, ++ids);
    }

    public static Caller caller(Role role, @Nullable TenantId tenant) {
        return new Caller(new UserId(new UUID(0, 2)), role, tenant, "192.0.2.2", "test", "req-2");
    }

    public static Caller adminOf(TenantId tenant) {
        return caller(Role.TENANT_ADMIN, tenant);
    }

    /** A tenant with the slug as its name and ten extensions, 1000 to 1009. */
    public TenantId givenTenant(String slug) {
        TenantId id = new TenantId(nextId());
        commands.send(
                new CreateTenant(
                        id,
                        new Slug(slug),
                        new TenantDetails(slug, "UTC", new ExtensionRange(1000, 1009), null, null),
                        false,
                        new Country("US")),
                PLATFORM_ADMIN);
        return id;
    }

    public UserId givenUser(@Nullable TenantId tenant, String email) {
        return givenUser(tenant, email, tenant == null ? Role.PLATFORM_ADMIN : Role.END_USER);
    }

    public UserId givenUser(@Nullable TenantId tenant, String email, Role role) {
        CreateUser command = createUser(tenant, email, role);
        commands.send(command, PLATFORM_ADMIN);
        return command.userId();
    }

    public CreateUser createUser(@Nullable TenantId tenant, String email, Role role) {
        return createUser(tenant, email, role, null, null);
    }

    public CreateUser createUser(
            @Nullable TenantId tenant,
            String email,
            Role role,
            @Nullable Extension extension,
            @Nullable FirstDevice device) {
        return new CreateUser(
                new UserId(nextId()),
                tenant,
                new EmailAddress(email),
                "Alice",
                new Secret("hash of " + email),
                role,
                null,
                true,
                extension,
                device);
    }

    public DeviceId givenDevice(UserId user, String label) {
        DeviceId id = new DeviceId(nextId());
        commands.send(new AddDevice(id, user, DeviceDetails.of(label)), PLATFORM_ADMIN);
        return id;
    }

    public PhoneNumberId givenNumber(String number) {
        commands.send(new ImportPhoneNumbers(List.of(new NumberToImport(number, null, Map.of()))), PLATFORM_ADMIN);
        return PhoneNumberId.of(new E164(number));
    }

    public PhoneNumberId givenNumber(String number, TenantId tenant) {
        PhoneNumberId id = givenNumber(number);
        commands.send(new AllocatePhoneNumber(id, tenant), PLATFORM_ADMIN);
        return id;
    }

    public PhoneNumberId givenNumber(String number, TenantId tenant, UserId user) {
        PhoneNumberId id = givenNumber(number, tenant);
        commands.send(new AssignPhoneNumber(id, new AssignmentId(nextId()), Destination.user(user)), PLATFORM_ADMIN);
        return id;
    }

    public <R> @Nullable R given(Object command) {
        return commands.send(command, PLATFORM_ADMIN);
    }

    public Outcome when(Object command) {
        return when(command, PLATFORM_ADMIN);
    }

    public Outcome when(Object command, Caller caller) {
        long before = head();
        try {
            Object answer = commands.send(command, caller);
            return new Outcome(answer, null, storedAfter(before));
        } catch (RuntimeException failure) {
            return new Outcome(null, failure, storedAfter(before));
        }
    }

    /** Another node decides, behind the back of this one's cache. */
    public void meanwhileElsewhere(String aggregate, Object id, PortalEvent event) {
        long last = store.lastSequenceNumberFor(id.toString()).orElse(-1L);
        store.appendEvents(new GenericDomainEventMessage<>(aggregate, id.toString(), last + 1, event));
    }

    /** Everything that any table holds, as text: where a secret in the clear would be found. */
    public String everythingStored() {
        StringBuilder text = new StringBuilder();
        for (String table : List.of(
                "eventstore.domain_event_entry",
                "command.secret",
                "command.session",
                "command.refresh_token",
                "command.tenant_number")) {
            jdbc.query("SELECT * FROM " + table, row -> {
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    Object value = row.getObject(column);
                    text.append(
                                    value instanceof byte[] bytes
                                            ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                                            : value)
                            .append('\n');
                }
            });
        }
        return text.toString();
    }

    @EventListener
    void on(SessionsEnded event) {
        endedSessions.addAll(event.sessions());
    }

    public List<SessionId> sessionsToldToHaveEnded() {
        return endedSessions;
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    private long head() {
        Long head = jdbc.queryForObject(
                "SELECT coalesce(max(global_index), 0) FROM eventstore.domain_event_entry", Long.class);
        return head == null ? 0 : head;
    }

    private List<Stored> storedAfter(long position) {
        return jdbc.query(
                """
                SELECT payload_type, payload_revision, payload, meta_data FROM eventstore.domain_event_entry
                WHERE global_index > ? ORDER BY global_index""",
                (row, n) -> {
                    PortalEvent event = serializer.deserialize(new SimpleSerializedObject<>(
                            row.getBytes(3), byte[].class, row.getString(1), row.getString(2)));
                    MetaData metaData = serializer.deserialize(new SimpleSerializedObject<>(
                            row.getBytes(4), byte[].class, MetaData.class.getName(), null));
                    return new Stored(event, metaData);
                },
                position);
    }
}
