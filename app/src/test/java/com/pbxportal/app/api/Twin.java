package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.nobody;
import static com.pbxportal.app.support.Portal.platformAdmin;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Device;
import com.pbxportal.app.support.Did;
import com.pbxportal.app.support.Numbers;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.support.Tenancy;
import com.pbxportal.app.support.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A tenant with one of everything that the API makes. Its people, extensions and devices are called as those of every
 * other twin; what has to be unique, and one more of each kind, has a word of its own in it.
 */
final class Twin {

    static final List<String> ROLES = List.of("tenant_admin", "support", "end_user");

    private static final String EVERYBODYS_NAME = "Robin";
    private static final AtomicInteger EXTENSIONS = new AtomicInteger(1);
    private static final AtomicInteger MINUTES = new AtomicInteger(1);
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

    /** Shorter texts, and texts without a digit, are what any answer may say. */
    private static final Pattern TELLING = Pattern.compile("(?=.*[0-9]).{8,}", Pattern.DOTALL);

    /** Who was refused something finds in the log what they have named. */
    private static final Pattern NAMED_BY_WHO_ASKED =
            Pattern.compile("\"entity_id\":\"[^\"]*\",\"action\":\"REFUSED\"");

    private final Map<String, Supplier<String>> values = new HashMap<>();
    private final Map<String, User> people = new HashMap<>();
    private final Map<String, PortalClient> clients = new HashMap<>();

    private Twin() {}

    /** Of whom nothing exists. */
    static Twin nobodys() {
        Twin twin = new Twin();
        List.of("TENANT", "USER", "COLLEAGUE", "ADMIN", "DEVICE", "JOB", "PLAN")
                .forEach(kind -> twin.give(kind, UUID.randomUUID().toString()));
        List.of("DID", "FREE").forEach(kind -> twin.give(kind, Numbers.idOf(Numbers.fresh())));
        List.of("NAME", "SLUG", "PERSON", "SIP", "LABEL", "PROVIDER").forEach(kind -> twin.give(kind, word()));
        twin.give("EMAIL", word() + "@nobody.example");
        twin.give("NUMBER", Numbers.fresh());
        twin.give("EXT", extension());
        return twin;
    }

    static Twin born() {
        Twin twin = new Twin();
        twin.grow();
        return twin;
    }

    /** All of it is there, and suspended, disabled, unassigned, cancelled. */
    static Twin faded() {
        Twin twin = born();
        platformAdmin().delete("/api/v1/apply/schedule/" + twin.value("PLAN")).expect(204);
        platformAdmin().delete("/api/v1/dids/" + twin.value("DID") + "/assign").expect(204);
        platformAdmin()
                .patch("/api/v1/devices/" + twin.value("DEVICE"), Map.of("enabled", false))
                .expect(200);
        for (String person : List.of("USER", "COLLEAGUE", "ADMIN")) {
            platformAdmin()
                    .patch("/api/v1/users/" + twin.value(person), Map.of("status", "suspended"))
                    .expect(200);
        }
        platformAdmin()
                .patch("/api/v1/tenants/" + twin.value("TENANT"), Map.of("status", "suspended"))
                .expect(200);
        return twin;
    }

    private void grow() {
        String word = word();
        Tenancy tenancy = Tenancy.create(Map.of("name", "Twin " + word, "slug", word));
        give("TENANT", tenancy.id());
        give("NAME", tenancy.name());
        give("SLUG", tenancy.slug());
        give("PERSON", "Ann " + word);
        give("LABEL", "Desk " + word);
        give("PROVIDER", word);
        give("EXT", extension());
        values.put("FRESH", Twin::word);
        values.put("DIALLED", Numbers::fresh);
        values.put("LATER", Twin::later);
        peopleOf(tenancy);
        numbersOf(tenancy);
        appliesOf(word);
        // So that it stands in the log of who was refused what.
        nobody().post("/api/v1/auth/login", Map.of("email", value("EMAIL"), "password", "not hers at all"))
                .expect(401);
    }

    private void peopleOf(Tenancy tenancy) {
        for (String role : ROLES) {
            String name = role.equals("tenant_admin") ? value("PERSON") : EVERYBODYS_NAME;
            people.put(role, created(tenancy, Map.of("role", role, "full_name", name)));
        }
        User user = person("end_user");
        give("ADMIN", person("tenant_admin").id());
        give("USER", user.id());
        give("EMAIL", user.email());
        give(
                "COLLEAGUE",
                created(tenancy, Map.of("extension", Integer.valueOf(value("EXT")), "full_name", EVERYBODYS_NAME))
                        .id());
        tenancy.phoneOf(user, "Desk");
        Device device = tenancy.phoneOf(user, value("LABEL"));
        give("DEVICE", device.id());
        give("SIP", device.sipUsername());
    }

    private static User created(Tenancy tenancy, Map<String, Object> fields) {
        return User.createdBy(platformAdmin(), tenancy.person(fields));
    }

    private void numbersOf(Tenancy tenancy) {
        Did assigned = tenancy.numberOf(person("end_user"));
        platformAdmin()
                .patch(
                        assigned.path(),
                        Map.of("provider", value("PROVIDER"), "metadata", Map.of(value("SLUG"), "one of ours")))
                .expect(200);
        give("DID", assigned.id());
        give("NUMBER", assigned.number());
        give("FREE", tenancy.number().id());
    }

    private void appliesOf(String word) {
        PortalClient admin = client("tenant_admin");
        Answer job = admin.post("/api/v1/apply?wait=50", Map.of()).expect(202);
        if (!job.text("status").equals("SUCCESS")) {
            throw new IllegalStateException(job.body());
        }
        give("JOB", job.text("id"));
        give(
                "PLAN",
                admin.post("/api/v1/apply/schedule", Map.of("at", later(), "note", "Plan of " + word))
                        .expect(201)
                        .text("id"));
    }

    private void give(String kind, String value) {
        values.put(kind, () -> value);
    }

    String value(String kind) {
        Supplier<String> value = values.get(kind);
        if (value == null) {
            throw new IllegalArgumentException("A twin has no " + kind + ", only " + new TreeSet<>(values.keySet()));
        }
        return value.get();
    }

    PortalClient client(String role) {
        return clients.computeIfAbsent(role, this::login);
    }

    /** In a session that may be ended. */
    PortalClient login(String role) {
        return person(role).login();
    }

    private User person(String role) {
        User person = people.get(role);
        if (person == null) {
            throw new IllegalArgumentException("Nobody is " + role);
        }
        return person;
    }

    /** What an answer says of this twin and not of that one, beyond what was asked. */
    Set<String> toldBy(Answer answer, String asked, Set<String> marks) {
        String said = NAMED_BY_WHO_ASKED.matcher(answer.body()).replaceAll("")
                + answer.headers().map();
        return marks.stream()
                .filter(mark -> said.contains(mark) && !asked.contains(mark))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ids, numbers, names and whatever else the platform knows of this twin and not of that one. */
    Set<String> marksUnlike(Twin other) {
        Set<String> marks = known();
        marks.removeAll(other.known());
        return marks;
    }

    private Set<String> known() {
        String own = "?page_size=200&tenant_id=" + value("TENANT");
        List<String> paths = new ArrayList<>(List.of(
                "/api/v1/tenants/" + value("TENANT"),
                "/api/v1/users" + own,
                "/api/v1/devices" + own,
                "/api/v1/dids" + own,
                "/api/v1/apply/jobs" + own,
                "/api/v1/apply/jobs/" + value("JOB"),
                "/api/v1/apply/schedule" + own,
                "/api/v1/audit-logs" + own));
        Set<String> known = new TreeSet<>(Set.of(value("SLUG")));
        paths.forEach(path -> collect(platformAdmin().get(path).expect(200).json(), known));
        return known;
    }

    private static void collect(JsonNode node, Set<String> texts) {
        String text = node.isString() ? node.asString() : "";
        if (TELLING.matcher(text).matches() && !TIME.matcher(text).matches()) {
            texts.add(text);
        }
        node.forEach(child -> collect(child, texts));
    }

    private static String word() {
        return "tw" + UUID.randomUUID().toString().substring(24) + "in";
    }

    private static String extension() {
        return Integer.toString(1500 + EXTENSIONS.getAndIncrement());
    }

    /** Each time another minute: a tenant's scheduled applies are one apart. */
    private static String later() {
        return Instant.now()
                .plus(1, ChronoUnit.DAYS)
                .plus(MINUTES.getAndIncrement(), ChronoUnit.MINUTES)
                .toString();
    }
}
