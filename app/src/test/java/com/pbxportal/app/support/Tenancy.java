package com.pbxportal.app.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A tenant of a test's own, and what a test wants in it; all of it made through the API. */
public final class Tenancy {

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private final String id;
    private final String slug;
    private final String name;
    private final AtomicInteger people = new AtomicInteger(1);
    private @Nullable PortalClient admin;

    private Tenancy(Answer created) {
        this.id = created.text("id");
        this.slug = created.text("slug");
        this.name = created.text("name");
    }

    public static Tenancy create() {
        return create(Map.of());
    }

    /** @param fields beside a name and a slug, or instead of them */
    public static Tenancy create(Map<String, Object> fields) {
        return new Tenancy(
                Portal.platformAdmin().post("/api/v1/tenants", proposal(fields)).expect(201));
    }

    /** The body that creates a tenant whose name and slug are free. */
    public static Map<String, Object> proposal(Map<String, Object> fields) {
        int number = NEXT.getAndIncrement();
        Map<String, Object> body = new LinkedHashMap<>(Map.of("name", "Tenant " + number, "slug", "t" + number));
        body.putAll(fields);
        return body;
    }

    public String id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public String path() {
        return "/api/v1/tenants/" + id;
    }

    /** An administrator of this tenant, logged in. */
    public synchronized PortalClient admin() {
        if (admin == null) {
            admin = user("tenant_admin").login();
        }
        return admin;
    }

    /** Somebody who can be called. */
    public User user() {
        return user("end_user");
    }

    public User user(String role) {
        return User.createdBy(Portal.platformAdmin(), person(Map.of("role", role)));
    }

    public User userWithPhone() {
        User user = user();
        return new User(user.id(), user.email(), user.password(), user.extension(), phoneOf(user, "Desk"));
    }

    /** The body that creates a user of this tenant; an end user unless the fields say otherwise. */
    public Map<String, Object> person(Map<String, Object> fields) {
        int number = people.getAndIncrement();
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "tenant_id",
                id,
                "email",
                "person" + number + "@" + slug + ".example",
                "full_name",
                "Person " + number,
                "password",
                Secrets.password(),
                "role",
                "end_user"));
        body.putAll(fields);
        return body;
    }

    /** Asterisk does not ask it whether it is there: a phone that sipp plays is not, between its scenes. */
    public Device phoneOf(User user, String label) {
        Map<String, Object> device =
                Map.of("user_id", user.id(), "label", label, "nat_flags", Map.of("keep_alive", false));
        return Device.of(Portal.platformAdmin()
                .post("/api/v1/devices", device)
                .expect(201)
                .json());
    }

    /** Numbers that are this tenant's and lead nowhere yet. */
    public List<Did> numbers(int count) {
        List<Did> numbers = Numbers.imported(count);
        Portal.platformAdmin()
                .post(
                        "/api/v1/dids/allocate",
                        Map.of(
                                "tenant_id",
                                id,
                                "did_ids",
                                numbers.stream().map(Did::id).toList()))
                .expect(200);
        return numbers;
    }

    public Did number() {
        return numbers(1).getFirst();
    }

    public Did numberOf(User user) {
        Did number = number();
        assign(number, user).expect(201);
        return number;
    }

    public Answer assign(Did number, User user) {
        return Portal.platformAdmin().post(number.path() + "/assign", toUser(user));
    }

    /** The body that assigns a number to a user. */
    public static Map<String, Object> toUser(User user) {
        return Map.of("assigned_type", "USER", "assigned_id", user.id());
    }
}
