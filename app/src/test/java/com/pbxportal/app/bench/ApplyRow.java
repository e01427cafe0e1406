package com.pbxportal.app.bench;

import java.io.IOException;
import java.util.List;

/** From the POST to the answer that says what now runs was read back. */
final class ApplyRow implements Row {

    private static final int NUMBERS = 10_000;
    private static final int ROUNDS = 5;
    private static final Target TARGET = new Target.AboveLimitAtMost(1, Unit.SECONDS);

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        stage.estate().users();
        stage.estate().allocate(NUMBERS);
        stage.estate().assign(NUMBERS);
        Estate.Line line = stage.estate().assignedLine();
        stage.estate().settle();
        Samples later = new Samples();
        try (HttpConnection client = stage.portal().connectAsAdmin()) {
            double first = Samples.secondsOf(() -> apply(client));
            for (int round = 0; round < ROUNDS; round++) {
                client.delete(line.path()).expect(204);
                client.post(line.path(), line.assignment()).expect(201);
                later.add(Samples.secondsOf(() -> apply(client)));
            }
            double reload = BareAsterisk.of(stage.portal()).reload() / 1_000;
            return List.of(
                    figure("Apply of 10,000 numbers and 1,000 users, first", first, reload),
                    figure("Apply of the same after one change", later.median(), reload));
        }
    }

    static void apply(HttpConnection client) throws IOException {
        String job = client.post("/api/v1/apply?wait=120", "{}").expect(202).text();
        if (!job.contains("\"status\":\"SUCCESS\"")) {
            throw new IllegalStateException("the apply did not succeed: " + job);
        }
    }

    private static Figure figure(String what, double seconds, double reload) {
        return Figure.of(what, Unit.SECONDS, seconds, TARGET).beside("bare dialplan reload of the same files", reload);
    }
}
