package com.pbxportal.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.ApiDocument;
import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Secrets;
import com.pbxportal.app.support.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What is pending is exactly what an apply would change in files and rows, after whatever operation of the API. */
@OnTheGround
class PendingTest {

    private static final String TENANTS = "/api/v1/tenants";
    private static final String USERS = "/api/v1/users";
    private static final String DEVICES = "/api/v1/devices";
    private static final String DIDS = "/api/v1/dids";
    private static final String APPLY = "/api/v1/apply";
    private static final String SCHEDULE = APPLY + "/schedule";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    /** What cannot be undone, or has nothing to undo. */
    private static final Runnable FOR_GOOD = () -> {};

    private static Ground ground;
    private static PortalClient admin;
    private static boolean settled;

    private static String acme;
    private static User ann;
    private static Device desk;
    private static User suspended;
    private static Device unreachable;
    private static User leaver;
    private static Device dropped;
    private static Did line;
    private static Did loose;
    private static Did pooled;
    private static String globex;
    private static User gil;
    private static String closing;
    private static String careful;
    private static User planner;

    /**
     * One operation, carried out.
     *
     * @param what is special about it
     * @param deed answers how it is undone
     */
    private record Drive(String operation, String what, Supplier<Runnable> deed) {

        /** Null: it is about tenants. */
        @Nullable
        String scope() {
            return operation.equals("POST " + TENANTS) || operation.equals("DELETE " + TENANTS + "/{id}") ? null : acme;
        }

        @Override
        public String toString() {
            return (operation + " " + what).trim();
        }
    }

    /** A new operation fails the test until it is driven here. */
    static List<Drive> drives() {
        List<Drive> drives = new ArrayList<>(ofTheConfiguration());
        drives.addAll(ofApplies());
        drives.addAll(ofPeople());
        return drives;
    }

    private static List<Drive> ofTheConfiguration() {
        return List.of(
                drive("POST", TENANTS, () -> undoneByDeleting(TENANTS, Map.of("name", "New", "slug", fresh("new")))),
                patch(TENANTS, acme, "name", "Renamed", "Acme"),
                patch(TENANTS, acme, "country", "DE", null),
                patch(TENANTS, acme, "status", "suspended", "active"),
                drive("DELETE", TENANTS + "/{id}", () -> gone(TENANTS, closing)),
                drive("POST", USERS, () -> undoneByDeleting(USERS, person(acme, "end_user"))),
                patch(USERS, ann.id(), "full_name", "Ann Other", "Ann"),
                patch(USERS, ann.id(), "voicemail_enabled", false, true),
                drive("DELETE", USERS + "/{id}", () -> gone(USERS, leaver.id())),
                drive("POST", DEVICES, "of who is reached", () -> undoneByDeleting(DEVICES, phone(ann, "Car"))),
                drive("POST", DEVICES, "of who is not", () -> undoneByDeleting(DEVICES, phone(suspended, "Car"))),
                patch(DEVICES, desk.id(), "label", "Hall", "Desk"),
                patch(DEVICES, desk.id(), "enabled", false, true),
                patch(DEVICES, unreachable.id(), "enabled", false, true),
                drive("DELETE", DEVICES + "/{id}", () -> gone(DEVICES, dropped.id())),
                drive("POST", DEVICES + "/{id}/rotate-password", () -> rotated(desk)),
                drive("POST", DEVICES + "/{id}/rotate-password", "of who is not reached", () -> rotated(unreachable)),
                drive("POST", DIDS + "/import", PendingTest::imported),
                drive("POST", DIDS + "/import/csv", PendingTest::importedAsText),
                patch(DIDS, line.id(), "enabled", false, true),
                patch(DIDS, loose.id(), "enabled", false, true),
                drive("PATCH", DIDS + "/{id}/allocate", () -> {
                    allocate(pooled, acme);
                    return () -> deallocate(pooled);
                }),
                drive("PATCH", DIDS + "/{id}/deallocate", () -> {
                    deallocate(loose);
                    return () -> allocate(loose, acme);
                }),
                drive("POST", DIDS + "/allocate", () -> {
                    post(DIDS + "/allocate", Map.of("tenant_id", acme, "did_ids", List.of(pooled.id())), 200);
                    return () -> deallocate(pooled);
                }),
                drive("POST", DIDS + "/deallocate", () -> {
                    post(DIDS + "/deallocate", Map.of("did_ids", List.of(loose.id())), 200);
                    return () -> allocate(loose, acme);
                }),
                drive("POST", DIDS + "/{id}/assign", () -> {
                    assign(loose, ann);
                    return () -> unassign(loose);
                }),
                drive("DELETE", DIDS + "/{id}/assign", () -> {
                    unassign(line);
                    return () -> assign(line, ann);
                }));
    }

    private static List<Drive> ofApplies() {
        return List.of(
                drive("POST", APPLY, "of a change", () -> {
                    set(USERS, ann.id(), "full_name", fresh("Ann"));
                    apply(acme);
                    return FOR_GOOD;
                }),
                drive("POST", APPLY + "/preview", () -> {
                    isPending(acme);
                    return FOR_GOOD;
                }),
                drive("POST", SCHEDULE, () -> {
                    Answer plan = scheduled();
                    return () -> cancel(plan);
                }),
                drive("DELETE", SCHEDULE + "/{id}", () -> {
                    cancel(scheduled());
                    return FOR_GOOD;
                }),
                drive("POST", SCHEDULE + "/{id}/approve", PendingTest::approved),
                drive("POST", APPLY + "/jobs/{id}/rollback", () -> {
                    Answer earlier = apply(acme);
                    String now = admin.get(USERS + "/" + ann.id()).text("full_name");
                    set(USERS, ann.id(), "full_name", fresh("Ann"));
                    apply(acme);
                    ended(post(APPLY + "/jobs/" + earlier.text("id") + "/rollback", null, 202));
                    return () -> set(USERS, ann.id(), "full_name", now);
                }),
                drive("POST", APPLY + "/jobs/{id}/resolve", () -> {
                    post(APPLY + "/jobs/" + apply(acme).text("id") + "/resolve", Map.of("note", "Looked after"), 409);
                    return FOR_GOOD;
                }),
                drive("POST", "/api/v1/diagnostics/drift/check", () -> {
                    post("/api/v1/diagnostics/drift/check", null, 200);
                    return FOR_GOOD;
                }),
                drive("POST", "/api/v1/diagnostics/drift/heal", "beside a change", () -> {
                    String was = admin.get(TENANTS + "/" + acme).text("name");
                    set(TENANTS, acme, "name", "Healed");
                    ended(post("/api/v1/diagnostics/drift/heal", null, 202));
                    return () -> set(TENANTS, acme, "name", was);
                }),
                drive("DELETE", "/api/v1/diagnostics/unmatched-calls", () -> {
                    admin.delete("/api/v1/diagnostics/unmatched-calls").expect(204);
                    return FOR_GOOD;
                }));
    }

    private static List<Drive> ofPeople() {
        return List.of(
                drive("POST", "/api/v1/auth/login", () -> {
                    login(planner);
                    return FOR_GOOD;
                }),
                drive("POST", "/api/v1/auth/refresh", () -> {
                    post(
                            "/api/v1/auth/refresh",
                            Map.of("refresh_token", login(planner).text("refresh_token")),
                            200);
                    return FOR_GOOD;
                }),
                drive("POST", "/api/v1/auth/logout", () -> {
                    nobody().withToken(login(planner).text("access_token"))
                            .post("/api/v1/auth/logout")
                            .expect(204);
                    return FOR_GOOD;
                }),
                drive("PUT", "/api/v1/self-service/password", () -> {
                    Map<String, Object> body =
                            Map.of("current_password", gil.password(), "new_password", Secrets.password());
                    nobody().loginAs(gil.email(), gil.password())
                            .put("/api/v1/self-service/password", body)
                            .expect(204);
                    return FOR_GOOD;
                }));
    }

    @BeforeAll
    static void estate() {
        ground = Ground.shared();
        ground.mend();
        admin = ground.admin();
        acme = tenant("Acme");
        ann = user(acme, "end_user");
        set(USERS, ann.id(), "full_name", "Ann");
        desk = device(ann, "Desk");
        set(DEVICES, desk.id(), "codecs", List.of("opus", "ulaw", "alaw"));
        suspended = user(acme, "end_user");
        unreachable = device(suspended, "Desk");
        set(USERS, suspended.id(), "status", "suspended");
        leaver = user(acme, "end_user");
        device(leaver, "Desk");
        dropped = device(user(acme, "end_user"), "Desk");
        line = number(acme);
        assign(line, ann);
        loose = number(acme);
        pooled = number();
        globex = tenant("Globex");
        gil = user(globex, "end_user");
        device(gil, "Desk");
        closing = tenant("Closing");
        User last = user(closing, "end_user");
        device(last, "Desk");
        assign(number(closing), last);
        careful = tenant("Careful");
        planner = user(careful, "tenant_admin");
        Outcome.bring(ground, true);
        set(TENANTS, careful, "apply_needs_approval", true);
        settled = true;
    }

    @BeforeEach
    void settle() {
        if (!settled) {
            Outcome.bring(ground, true);
        }
        settled = false;
    }

    @Test
    void no_operation_is_forgotten() {
        List<String> described = new ApiDocument(
                        nobody().get("/openapi.json").expect(200).body())
                .operations().stream()
                        .filter(operation -> !operation.method().equals("GET"))
                        .map(operation -> operation.method() + " " + operation.path())
                        .toList();

        assertThat(drives().stream().map(Drive::operation).distinct()).containsExactlyInAnyOrderElementsOf(described);
        settled = true;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drives")
    void what_is_pending_is_what_an_apply_changes(Drive drive) {
        Runnable undo = drive.deed().get();
        if (undo != FOR_GOOD) {
            List<Boolean> pending = pendingEverywhere();
            undo.run();
            isSettled();
            undo = drive.deed().get();
            assertThat(pendingEverywhere()).isEqualTo(pending);
        }
        isPendingAsFarAsAnApplyChanges(drive.scope());
        isSettled();

        if (undo != FOR_GOOD) {
            undo.run();
            apply(drive.scope());
        }
        settled = true;
    }

    /** Each step is as the one before has left it. */
    @Test
    void a_number_that_moves_to_another_tenant_is_pending_until_either_has_brought_it() {
        Did moving = number(acme);
        assign(moving, ann);
        Outcome.bring(ground, false);

        move(moving, globex, gil);
        assertThat(isPending(acme)).isTrue();
        assertThat(isPending(globex)).isTrue();
        move(moving, acme, ann);
        isSettled();

        move(moving, globex, gil);
        isPendingAsFarAsAnApplyChanges(globex);
        assertThat(isPending(acme)).isFalse();
        isPendingAsFarAsAnApplyChanges(acme);
        assertThat(isPending(globex)).isFalse();

        move(moving, acme, ann);
        isPendingAsFarAsAnApplyChanges(globex);
        isPendingAsFarAsAnApplyChanges(acme);
        isSettled();

        move(moving, globex, gil);
        isPendingAsFarAsAnApplyChanges(acme);
        isPendingAsFarAsAnApplyChanges(globex);
        isSettled();
        settled = true;
    }

    @Test
    void a_number_that_moved_and_leads_nowhere_before_and_after_changes_nothing_for_who_gets_it() {
        Did moving = number(acme);
        Outcome.bring(ground, false);

        deallocate(moving);
        allocate(moving, globex);

        isPendingAsFarAsAnApplyChanges(globex);
        isPendingAsFarAsAnApplyChanges(acme);
        isSettled();
        settled = true;
    }

    @Test
    void a_number_that_its_next_tenant_has_let_go_does_not_come_back_to_the_first() {
        Did moving = number(acme);
        assign(moving, ann);
        Outcome.bring(ground, false);
        move(moving, globex, gil);
        apply(globex);

        unassign(moving);
        deallocate(moving);
        apply(globex);

        assertThat(output().values()).noneMatch(text -> text.contains(moving.number()));
        isPendingAsFarAsAnApplyChanges(acme);
        isSettled();
        settled = true;
    }

    private static void isPendingAsFarAsAnApplyChanges(@Nullable String scope) {
        boolean pending = isPending(scope);
        SortedMap<String, String> before = output();

        apply(scope);

        assertThat(!output().equals(before)).isEqualTo(pending);
    }

    private static void isSettled() {
        assertThat(pendingEverywhere()).containsOnly(false);
    }

    /** In the tenant and in the platform. */
    private static List<Boolean> pendingEverywhere() {
        return Stream.of(acme, null).map(PendingTest::isPending).toList();
    }

    /** As the preview tells it in each of its ways. */
    private static boolean isPending(@Nullable String scope) {
        Answer preview = post(APPLY + "/preview", scope(scope), 200);
        boolean changed = preview.at("changed").asBoolean();
        assertThat(sum(preview.at("changes"), "added", "changed", "removed") > 0)
                .describedAs("counts of %s", preview.body())
                .isEqualTo(changed);
        return changed;
    }

    private static long sum(JsonNode objects, String... fields) {
        return StreamSupport.stream(objects.spliterator(), false)
                .flatMap(object -> Stream.of(fields).map(object::path))
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    /** The released files, but for the one that names the revision, and the rows. */
    private static SortedMap<String, String> output() {
        SortedMap<String, String> output = Running.files(ground.asterisk().etc());
        output.remove("generated_revision.conf");
        output.put("rows", String.join("\n", Running.rows(ground.mariaDb())));
        return output;
    }

    private static Answer apply(@Nullable String scope) {
        return ended(post(APPLY, scope(scope), 202));
    }

    private static Answer ended(Answer asked) {
        Answer job = Outcome.ended(ground, asked.text("id"), PATIENCE);
        assertThat(job.text("status")).describedAs(job.body()).isEqualTo("SUCCESS");
        return job;
    }

    private static Map<String, Object> scope(@Nullable String tenant) {
        return tenant == null ? Map.of() : Map.of("tenant_id", tenant);
    }

    private static Drive drive(String method, String path, Supplier<Runnable> deed) {
        return drive(method, path, "", deed);
    }

    private static Drive drive(String method, String path, String what, Supplier<Runnable> deed) {
        return new Drive(method + " " + path, what, deed);
    }

    private static Drive patch(String kind, String id, String field, Object to, @Nullable Object back) {
        return drive(
                "PATCH", kind + "/{id}", field + (id.equals(unreachable.id()) ? " of who is not reached" : ""), () -> {
                    set(kind, id, field, to);
                    return () -> set(kind, id, field, back);
                });
    }

    private static void set(String kind, String id, String field, @Nullable Object value) {
        String body = PortalClient.json(field) + ":" + PortalClient.json(value);
        admin.patch(kind + "/" + id, "{" + body + "}").expect(200);
    }

    private static Runnable undoneByDeleting(String kind, Map<String, Object> body) {
        String id = post(kind, body, 201).text("id");
        return () -> gone(kind, id);
    }

    private static Runnable gone(String kind, String id) {
        admin.delete(kind + "/" + id).expect(204);
        return FOR_GOOD;
    }

    private static Runnable rotated(Device device) {
        post(device.path() + "/rotate-password", null, 200);
        return FOR_GOOD;
    }

    private static Runnable imported() {
        post(DIDS + "/import", Map.of("dids", List.of(Map.of("number", freshNumber(), "provider", "Twilio"))), 201);
        return FOR_GOOD;
    }

    private static Runnable importedAsText() {
        admin.with("Content-Type", "text/csv")
                .post(DIDS + "/import/csv", "number\n" + freshNumber() + "\n")
                .expect(201);
        return FOR_GOOD;
    }

    private static Answer scheduled() {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1).plusMinutes(NEXT.getAndIncrement()));
        return post(SCHEDULE, Map.of("tenant_id", acme, "at", tomorrow.toString()), 201);
    }

    private static void cancel(Answer plan) {
        admin.delete(SCHEDULE + "/" + plan.text("id")).expect(204);
    }

    private static Runnable approved() {
        user(careful, "end_user");
        Answer plan = nobody().loginAs(planner.email(), planner.password())
                .post(SCHEDULE, "{}")
                .expect(201);
        assertThat(isPending(careful)).isTrue();
        String sha256 = post(APPLY + "/preview", scope(careful), 200).text("sha256");
        post(SCHEDULE + "/" + plan.text("id") + "/approve", Map.of("sha256", sha256), 200);
        ended(new Answer(plan.request(), 202, PortalClient.json(Map.of("id", jobOf(plan))), plan.headers()));
        assertThat(isPending(careful)).isFalse();
        return FOR_GOOD;
    }

    private static String jobOf(Answer plan) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> admin.get(SCHEDULE + "/" + plan.text("id")).expect(200), now -> !now.at("job_id")
                        .isNull())
                .text("job_id");
    }

    private static void move(Did number, String tenant, User user) {
        unassign(number);
        deallocate(number);
        allocate(number, tenant);
        assign(number, user);
    }

    private static void allocate(Did number, String tenant) {
        admin.patch(number.path() + "/allocate", Map.of("tenant_id", tenant)).expect(200);
    }

    private static void deallocate(Did number) {
        admin.patch(number.path() + "/deallocate").expect(200);
    }

    private static void assign(Did number, User user) {
        post(number.path() + "/assign", Map.of("assigned_type", "USER", "assigned_id", user.id()), 201);
    }

    private static void unassign(Did number) {
        admin.delete(number.path() + "/assign").expect(204);
    }

    private static String tenant(String name) {
        return post(TENANTS, Map.of("name", name, "slug", fresh("pending"), "timezone", "UTC"), 201)
                .text("id");
    }

    private static User user(String tenant, String role) {
        return User.createdBy(admin, person(tenant, role));
    }

    private static Map<String, Object> person(String tenant, String role) {
        return Map.of(
                "tenant_id",
                tenant,
                "email",
                fresh("person") + "@pending.example",
                "full_name",
                "Person",
                "password",
                Secrets.password(),
                "role",
                role,
                "voicemail_enabled",
                true);
    }

    private static Device device(User user, String label) {
        return Device.of(post(DEVICES, phone(user, label), 201).json());
    }

    private static Map<String, Object> phone(User user, String label) {
        return Map.of("user_id", user.id(), "label", label, "transport", "udp");
    }

    private static Did number(String tenant) {
        Did number = number();
        allocate(number, tenant);
        return number;
    }

    /** In the pool. */
    private static Did number() {
        String number = freshNumber();
        post(DIDS + "/import", Map.of("dids", List.of(Map.of("number", number, "provider", "Twilio"))), 201);
        Answer found = admin.get(DIDS + "?number=" + number.substring(1)).expect(200);
        return new Did(found.text("/items/0/id"), number);
    }

    private static String fresh(String name) {
        return name + "-" + NEXT.getAndIncrement();
    }

    private static String freshNumber() {
        return "+1778" + (3_000_000 + NEXT.getAndIncrement());
    }

    private static Answer login(User user) {
        return nobody().post("/api/v1/auth/login", Map.of("email", user.email(), "password", user.password()))
                .expect(200);
    }

    private static PortalClient nobody() {
        return PortalClient.at(ground.application().url());
    }

    private static Answer post(String path, @Nullable Object body, int status) {
        return admin.send("POST", path, body).expect(status);
    }
}
