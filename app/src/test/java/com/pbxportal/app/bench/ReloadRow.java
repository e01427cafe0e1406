package com.pbxportal.app.bench;

import java.util.List;

/** What the order of the generated lines is worth. */
final class ReloadRow implements Row {

    private static final int NUMBERS = 100_000;
    private static final int ROUNDS = 5;

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        Portal portal = stage.portal();
        stage.estate().allocate(NUMBERS);
        stage.estate().settle();
        stage.progress().accept("applying 100,000 numbers");
        double apply;
        try (HttpConnection client = portal.connectAsAdmin()) {
            apply = Samples.secondsOf(() -> ApplyRow.apply(client));
        }
        Dialplan generated = Dialplan.of(portal);
        Samples reloads = new Samples();
        double ascending;
        try (BareAsterisk asterisk = new BareAsterisk(portal, generated)) {
            for (int round = 0; round < ROUNDS; round++) {
                reloads.add(Samples.secondsOf(asterisk::reload));
            }
            stage.progress().accept("reloading them in ascending order, which takes a minute or more");
            asterisk.put(generated.ascending());
            ascending = Samples.secondsOf(asterisk::reload);
        }
        return List.of(Figure.of(
                        "reload of %,d numbers as generated".formatted(generated.numbers()),
                        Unit.SECONDS,
                        reloads.median(),
                        new Target.AtMost(1, Unit.SECONDS))
                .beside("the same in ascending order", ascending)
                .remark("Apply of them all: %.2f s".formatted(apply)));
    }
}
