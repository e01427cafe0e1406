package com.pbxportal.app.bench;

import static com.pbxportal.app.bench.Numbers.PER_IMPORT;

import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Commands about as many numbers as one may name, and the closing of a tenant that has ten times as many. None of them is
 * in the memory of the portal: they have just been imported, or the portal has just been started.
 */
final class BulkRow implements Row {

    private static final int ROUNDS = 3;
    private static final int IMPORTS_OF_A_LARGE_TENANT = 10;
    private static final Target PROMPT = new Target.AtMost(3_000, Unit.MILLISECONDS);
    private static final String LIMIT = "batched JDBC insert of the same event bytes, same table and indexes";

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        Samples allocations = new Samples();
        Samples inserts = new Samples();
        List<String> given = allocate(stage, allocations, inserts);
        Samples deallocations = new Samples();
        for (String numbers : given) {
            restart(stage);
            deallocations.add(post(stage, "/api/v1/dids/deallocate", "{\"did_ids\":[" + numbers + "]}"));
        }
        return List.of(
                prompt("allocation of 10,000 numbers just imported by one POST", allocations, inserts),
                prompt("deallocation of 10,000 numbers by the first POST after a restart", deallocations, inserts),
                closing(stage, inserts.median() / 1_000 * IMPORTS_OF_A_LARGE_TENANT));
    }

    private static Figure prompt(String what, Samples posts, Samples inserts) {
        return Figure.of(what, Unit.MILLISECONDS, posts.median(), PROMPT).beside(LIMIT, inserts.median());
    }

    /** @return the numbers of each round. The twin ends before a restart, which its database does not outlive. */
    private static List<String> allocate(Stage stage, Samples posts, Samples inserts) throws Exception {
        List<String> given = new ArrayList<>();
        try (EventTwin twin = new EventTwin(stage.portal())) {
            String tenant = newTenant(stage, "bulk");
            for (int round = -1; round < ROUNDS; round++) {
                String numbers = imported(stage);
                double post = allocate(stage, tenant, numbers);
                stage.estate().settle();
                List<EventTwin.Event> events = twin.newest(PER_IMPORT);
                double insert = Samples.millisecondsOf(() -> twin.insert(events));
                if (round >= 0) {
                    posts.add(post);
                    inserts.add(insert);
                    given.add(numbers);
                }
            }
        }
        return given;
    }

    /** From the DELETE to when nothing is left, as the tenant shows it. */
    private static Figure closing(Stage stage, double limit) throws Exception {
        String tenant = newTenant(stage, "large");
        for (int n = 0; n < IMPORTS_OF_A_LARGE_TENANT; n++) {
            allocate(stage, tenant, imported(stage));
        }
        restart(stage);
        String path = "/api/v1/tenants/" + tenant;
        Samples answer = new Samples();
        double seconds = Samples.secondsOf(() -> {
            try (HttpConnection client = stage.portal().connectAsAdmin()) {
                answer.add(Samples.millisecondsOf(() -> client.delete(path).expect(202)));
                while (!client.get(path).text().contains("\"closing\":null")) {
                    Thread.sleep(200);
                }
            }
        });
        return Figure.of(
                        "closing of a tenant of 100,000 numbers after a restart",
                        Unit.SECONDS,
                        seconds,
                        new Target.RatioAtMost(10))
                .beside("insert of as many events, 10,000 at once", limit)
                .remark("closed for everybody after %.0f ms; memory of the process afterwards %.0f MB"
                        .formatted(answer.worst(), stage.portal().residentMegabytes()));
    }

    /** What a start does beside being ready is not what is measured. */
    private static void restart(Stage stage) throws Exception {
        stage.portal().down();
        stage.portal().up(Map.of());
        stage.estate().settle();
    }

    private static String newTenant(Stage stage, String name) {
        String free = name + "-" + System.currentTimeMillis();
        return stage.portal()
                .admin()
                .post("/api/v1/tenants", Map.of("name", free, "slug", free))
                .expect(201)
                .text("id");
    }

    /** @return the identifiers of as many numbers as one import takes, in JSON */
    private static String imported(Stage stage) throws Exception {
        long from = stage.estate().numbers();
        post(stage, "/api/v1/dids/import", Numbers.json(from, PER_IMPORT));
        stage.estate().settle();
        return LongStream.range(from, from + PER_IMPORT)
                .mapToObj(index -> "\"" + PhoneNumberId.of(new E164(Numbers.number(index))) + "\"")
                .collect(Collectors.joining(","));
    }

    private static double allocate(Stage stage, String tenant, String numbers) throws Exception {
        String body = "{\"tenant_id\":\"" + tenant + "\",\"did_ids\":[" + numbers + "]}";
        return post(stage, "/api/v1/dids/allocate", body);
    }

    /** @return milliseconds */
    private static double post(Stage stage, String path, String body) throws Exception {
        try (HttpConnection client = stage.portal().connectAsAdmin()) {
            return Samples.millisecondsOf(() -> {
                int status = client.post(path, body).status();
                if (status / 100 != 2) {
                    throw new IllegalStateException(path + " was answered " + status);
                }
            });
        }
    }
}
