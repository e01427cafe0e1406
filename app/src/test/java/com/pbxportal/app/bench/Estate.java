package com.pbxportal.app.bench;

import com.pbxportal.app.support.PortalClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What the portal of the bench manages: numbers, tenants and users, made through the API as rows of the table need
 * them, and kept for the rows after.
 */
final class Estate {

    private static final int TENANTS = 10;
    private static final int USERS_PER_TENANT = 100;
    private static final int PAGE = 200;

    /** So many tenants, each with so many users and numbers. Every user has a device, and a number of their own. */
    record Size(int tenants, int usersEach, int numbersEach) {

        int numbers() {
            return tenants * numbersEach;
        }
    }

    /** A number that leads to a user, or shall. */
    record Line(String numberId, String userId) {

        String path() {
            return "/api/v1/dids/" + numberId + "/assign";
        }

        String assignment() {
            return "{\"assigned_type\":\"USER\",\"assigned_id\":\"" + userId + "\"}";
        }
    }

    private final Portal portal;
    private final Consumer<String> progress;
    private int renamed = 1_000_000;

    Estate(Portal portal, Consumer<String> progress) {
        this.portal = portal;
        this.progress = progress;
    }

    long numbers() {
        return total("/api/v1/dids?page_size=1");
    }

    /** By the import that everybody uses, 10,000 at once. */
    void growTo(long numbers) throws Exception {
        long present = numbers();
        if (present >= numbers) {
            return;
        }
        progress.accept("importing %,d numbers".formatted(numbers - present));
        for (long from = present; from < numbers; from += Numbers.PER_IMPORT) {
            importFrom(from, (int) Math.min(Numbers.PER_IMPORT, numbers - from));
        }
        settle();
    }

    private void importFrom(long from, int count) throws IOException {
        try (HttpConnection connection = portal.connectAsAdmin()) {
            connection.post("/api/v1/dids/import", Numbers.json(from, count)).expect(201);
        }
    }

    List<String> tenants() {
        return tenants(TENANTS);
    }

    private List<String> tenants(int count) {
        List<String> ids = ids("/api/v1/tenants?sort=created_at", count);
        for (int n = ids.size(); n < count; n++) {
            ids.add(portal.admin()
                    .post("/api/v1/tenants", Map.of("name", "Bench " + n, "slug", "bench-" + n, "timezone", "UTC"))
                    .expect(201)
                    .text("id"));
        }
        return ids;
    }

    /** Of every tenant a hundred, each with a device. */
    List<String> users() throws Exception {
        List<String> all = new ArrayList<>();
        for (String tenant : tenants()) {
            all.addAll(users(tenant));
        }
        return all;
    }

    private List<String> users(String tenant) throws Exception {
        String path = "/api/v1/users?role=end_user&tenant_id=" + tenant;
        List<String> present = ids(path, USERS_PER_TENANT);
        if (present.size() == USERS_PER_TENANT) {
            return present;
        }
        progress.accept("creating %d users".formatted(USERS_PER_TENANT - present.size()));
        PortalClient admin = portal.admin();
        Crowd.share(
                2,
                IntStream.range(present.size(), USERS_PER_TENANT)
                        .mapToObj(n -> (Samples.Work) () -> createUser(admin, tenant, n))
                        .toList());
        return ids(path, USERS_PER_TENANT);
    }

    private static void createUser(PortalClient admin, String tenant, int n) {
        Map<String, Object> user = Map.of(
                "tenant_id",
                tenant,
                "email",
                "user-" + n + "@" + tenant + ".example",
                "full_name",
                "User " + n,
                "password",
                "a password of the bench",
                "role",
                "end_user",
                "device",
                Map.of("label", "desk"));
        admin.post("/api/v1/users", user).expect(201);
    }

    /** So many allocated or assigned numbers in all, evenly among the tenants. */
    void allocate(int numbers) throws Exception {
        growTo(numbers);
        progress.accept("allocating %,d numbers".formatted(numbers));
        for (String tenant : tenants()) {
            allocate(tenant, numbers / TENANTS);
        }
    }

    private void allocate(String tenant, int numbers) throws IOException {
        int missing = numbers - (int) total("/api/v1/dids?page_size=1&tenant_id=" + tenant);
        if (missing > 0) {
            List<String> free = ids("/api/v1/dids?status=UNASSIGNED", missing);
            allocate(tenant, free);
        }
    }

    private void allocate(String tenant, List<String> numbers) throws IOException {
        String ids = numbers.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        try (HttpConnection connection = portal.connectAsAdmin()) {
            connection
                    .post("/api/v1/dids/allocate", "{\"tenant_id\":\"" + tenant + "\",\"did_ids\":[" + ids + "]}")
                    .expect(200);
        }
    }

    /** So many numbers, allocated and free, each with a user whom it may lead to. */
    List<Line> lines(int count) throws Exception {
        List<Line> lines = new ArrayList<>();
        for (String tenant : tenants()) {
            List<String> users = users(tenant);
            List<String> numbers = ids("/api/v1/dids?status=ALLOCATED&tenant_id=" + tenant, count / TENANTS);
            for (int n = 0; n < numbers.size(); n++) {
                lines.add(new Line(numbers.get(n), users.get(n % users.size())));
            }
        }
        return lines;
    }

    /** A number that leads to a user. */
    Line assignedLine() {
        JsonNode number = portal.admin()
                .get("/api/v1/dids?status=ASSIGNED&page_size=1")
                .expect(200)
                .at("/items/0");
        return new Line(
                number.path("id").asString(),
                number.path("assignment").path("assigned_id").asString());
    }

    /** Until so many numbers lead to users. */
    void assign(int numbers) throws Exception {
        int missing = numbers - (int) total("/api/v1/dids?page_size=1&status=ASSIGNED");
        if (missing <= 0) {
            return;
        }
        assign(lines(missing));
    }

    private void assign(List<Line> wanted) throws Exception {
        if (wanted.isEmpty()) {
            return;
        }
        ConcurrentLinkedQueue<Line> lines = new ConcurrentLinkedQueue<>(wanted);
        progress.accept("assigning %,d numbers".formatted(lines.size()));
        Samples.Work worker = () -> {
            try (HttpConnection connection = portal.connectAsAdmin()) {
                for (Line line = lines.poll(); line != null; line = lines.poll()) {
                    connection.post(line.path(), line.assignment()).expect(201);
                }
            }
        };
        Crowd.share(4, List.of(worker, worker, worker, worker));
    }

    /** Adds what is missing. @return the tenants */
    List<String> growTo(Size size) throws Exception {
        List<String> tenants = tenants(size.tenants());
        hire(tenants, size.usersEach());
        growTo(size.numbers());
        progress.accept("allocating %,d numbers".formatted(size.numbers()));
        List<Line> lines = new ArrayList<>();
        for (String tenant : tenants) {
            allocate(tenant, size.numbersEach());
            lines.addAll(linesOfUsersWithout(tenant));
        }
        assign(lines);
        settle();
        return tenants;
    }

    private void hire(List<String> tenants, int usersEach) throws Exception {
        Map<String, Integer> present = tenants.stream().collect(Collectors.toMap(tenant -> tenant, this::usersIn));
        List<String> small = tenants.stream()
                .filter(tenant -> present.getOrDefault(tenant, 0) < usersEach)
                .toList();
        if (small.isEmpty()) {
            return;
        }
        progress.accept("creating users until %,d tenants have %,d each".formatted(tenants.size(), usersEach));
        try (Personnel personnel = new Personnel(portal)) {
            Crowd.share(
                    4,
                    small.stream()
                            .map(tenant -> (Samples.Work)
                                    () -> personnel.hire(tenant, present.getOrDefault(tenant, 0), usersEach))
                            .toList());
        }
        settle();
    }

    /** One of them, so that an apply has something to bring. */
    void renameUserOf(String tenant) {
        String user = portal.admin()
                .get("/api/v1/users?role=end_user&page_size=1&tenant_id=" + tenant)
                .expect(200)
                .text("/items/0/id");
        portal.admin()
                .patch("/api/v1/users/" + user, Map.of("full_name", "User " + ++renamed))
                .expect(200);
    }

    private int usersIn(String tenant) {
        return (int) total("/api/v1/users?page_size=1&role=end_user&tenant_id=" + tenant);
    }

    private List<Line> linesOfUsersWithout(String tenant) {
        List<String> users = items("/api/v1/users?role=end_user&tenant_id=" + tenant, Integer.MAX_VALUE).stream()
                .filter(user -> user.path("dids").isEmpty())
                .map(user -> user.path("id").asString())
                .toList();
        List<String> numbers = ids("/api/v1/dids?status=ALLOCATED&tenant_id=" + tenant, users.size());
        return IntStream.range(0, numbers.size())
                .mapToObj(n -> new Line(numbers.get(n), users.get(n)))
                .toList();
    }

    /** Until both kinds of read models have seen every event there is by now. */
    void settle() throws InterruptedException {
        for (String path : List.of("/api/v1/dids?page_size=1", "/api/v1/audit-logs?page_size=1")) {
            while (portal.admin().get(path).status() != 200) {
                Thread.sleep(100);
            }
        }
    }

    private long total(String path) {
        return portal.admin().get(path).expect(200).at("total").asLong();
    }

    private List<String> ids(String path, int most) {
        return items(path, most).stream()
                .map(item -> item.path("id").asString())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<JsonNode> items(String path, int most) {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 1; all.size() < most; page++) {
            JsonNode items = portal.admin()
                    .get(path + (path.contains("?") ? "&" : "?") + "page_size=" + PAGE + "&page=" + page)
                    .expect(200)
                    .at("items");
            StreamSupport.stream(items.spliterator(), false)
                    .limit(most - all.size())
                    .forEach(all::add);
            if (items.size() < PAGE) {
                break;
            }
        }
        return all;
    }
}
