package com.pbxportal.app.bench;

import static com.pbxportal.app.bench.Numbers.PER_IMPORT;

import java.util.List;

/** One POST of as many numbers as an import takes, from the first byte sent to the last one received. */
final class ImportRow implements Row {

    private static final int WARM_UP = 5;
    private static final int ROUNDS = 9;

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        Samples posts = new Samples();
        Samples inserts = new Samples();
        try (EventTwin twin = new EventTwin(stage.portal());
                HttpConnection client = stage.portal().connectAsAdmin()) {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                String body = Numbers.json(stage.estate().numbers(), PER_IMPORT);
                double post = Samples.millisecondsOf(
                        () -> client.post("/api/v1/dids/import", body).expect(201));
                stage.estate().settle();
                List<EventTwin.Event> events = twin.newest(PER_IMPORT);
                double insert = Samples.millisecondsOf(() -> twin.insert(events));
                if (round >= 0) {
                    posts.add(post);
                    inserts.add(insert);
                }
            }
        }
        return List.of(Figure.of(
                        "import of 10,000 numbers by one POST",
                        Unit.MILLISECONDS,
                        posts.median(),
                        new Target.RatioAtMost(2.5))
                .beside("batched JDBC insert of the same event bytes, same table and indexes", inserts.median()));
    }
}
