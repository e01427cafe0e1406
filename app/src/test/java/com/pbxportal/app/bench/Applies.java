package com.pbxportal.app.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Some applies of one kind: how long each took as a whole, seen by the client, and step by step, as its job tells. */
final class Applies {

    /** In which Asterisk reads the whole dialplan or tells it, whoever's part has changed. */
    static final Set<String> OF_ASTERISK = Set.of("PREFLIGHT", "RELOAD", "VERIFY");

    private final Portal portal;
    private final Samples whole = new Samples();
    private final Map<String, Samples> steps = new LinkedHashMap<>();

    Applies(Portal portal) {
        this.portal = portal;
    }

    /** @param tenant null: everything is applied */
    void add(@Nullable String tenant) throws Exception {
        String scope = tenant == null ? "{}" : "{\"tenant_id\":\"" + tenant + "\"}";
        try (HttpConnection client = portal.connectAsAdmin()) {
            HttpConnection.Reply[] reply = new HttpConnection.Reply[1];
            whole.add(Samples.millisecondsOf(() ->
                    reply[0] = client.post("/api/v1/apply?wait=120", scope).expect(202)));
            String id = reply[0].text().replaceFirst("^\\{\"id\":\"([^\"]+)\".*", "$1");
            add(portal.admin().get("/api/v1/apply/jobs/" + id).expect(200).json());
        }
    }

    private void add(JsonNode job) {
        if (!job.path("status").asString().equals("SUCCESS")
                || !job.path("changed").asBoolean()) {
            throw new IllegalStateException("the apply did not bring anything: " + job);
        }
        job.path("steps")
                .forEach(step -> steps.computeIfAbsent(step.path("step").asString(), name -> new Samples())
                        .add(step.path("duration_ms").asDouble()));
    }

    double milliseconds() {
        return whole.median();
    }

    Map<String, Double> steps() {
        Map<String, Double> medians = new LinkedHashMap<>();
        steps.forEach((name, samples) -> medians.put(name, samples.median()));
        return medians;
    }

    double millisecondsOf(Set<String> some) {
        return sum(some::contains);
    }

    double millisecondsWithout(Set<String> others) {
        return sum(step -> !others.contains(step));
    }

    private double sum(Predicate<String> counts) {
        return steps().entrySet().stream()
                .filter(step -> counts.test(step.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
