package com.pbxportal.app.bench;

import java.io.IOException;
import java.util.List;

/** From the answer of a command to a query's answer that shows what it did. */
final class VisibleRow implements Row {

    private static final int WARM_UP = 300;
    private static final int SAMPLES = 1_000;
    private static final double TARGET_MILLISECONDS = 50;

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        stage.estate().allocate(10_000);
        Estate.Line line = stage.estate().lines(10).getFirst();
        Samples number = new Samples();
        Samples audit = new Samples();
        try (HttpConnection client = stage.portal().connectAsAdmin()) {
            for (int n = -WARM_UP; n < SAMPLES; n++) {
                String assigned =
                        client.post(line.path(), line.assignment()).expect(201).text();
                double seenInNumber = Samples.millisecondsOf(
                        () -> await(client, "/api/v1/dids/" + line.numberId(), "\"status\":\"ASSIGNED\""));
                client.delete(line.path()).expect(204);
                String assignment = assigned.replaceFirst("^\\{\"id\":\"([^\"]+)\".*", "$1");
                double seenInAudit = Samples.millisecondsOf(
                        () -> await(client, "/api/v1/audit-logs?entity_id=" + assignment, "\"action\":\"DELETE\""));
                if (n >= 0) {
                    number.add(seenInNumber);
                    audit.add(seenInAudit);
                }
            }
        }
        return List.of(
                figure("assigned, then visible in the number, p95", number),
                figure("taken back, then visible in the audit log, p95", audit));
    }

    private static void await(HttpConnection client, String path, String expected) throws IOException {
        String seen;
        do {
            seen = client.get(path).expect(200).text();
        } while (!seen.contains(expected));
    }

    private static Figure figure(String what, Samples times) {
        return Figure.of(
                        what,
                        Unit.MILLISECONDS,
                        times.percentile(95),
                        new Target.AtMost(TARGET_MILLISECONDS, Unit.MILLISECONDS))
                .remark("median %.2f ms, worst %.1f ms".formatted(times.median(), times.worst()));
    }
}
