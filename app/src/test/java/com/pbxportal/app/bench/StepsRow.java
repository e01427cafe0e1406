package com.pbxportal.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What each step of an Apply takes, from ten users to 10,000 users and 100,000 numbers, on a portal of its own that
 * grows from one size to the next. The first apply of a size brings what the one before did not have, the later ones
 * the new name of one user.
 */
final class StepsRow implements Row {

    private static final int ROUNDS = 3;
    private static final Target TARGET = new Target.AboveLimitAtMost(1_000, Unit.MILLISECONDS);

    private static final String BARE_RELOAD = "bare dialplan reload of the same files";

    private static final List<Map.Entry<String, Estate.Size>> SIZES = List.of(
            Map.entry("10 users", new Estate.Size(1, 10, 10)),
            Map.entry("1,000 users", new Estate.Size(10, 100, 100)),
            Map.entry("10,000 users", new Estate.Size(100, 100, 100)),
            Map.entry("10,000 users and 100,000 numbers", new Estate.Size(100, 100, 1_000)));

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (Portal portal = stage.portal().another("steps")) {
            Estate estate = new Estate(portal, stage.progress());
            for (Map.Entry<String, Estate.Size> size : SIZES) {
                stage.progress().accept(size.getKey());
                List<String> tenants = estate.growTo(size.getValue());
                figures.addAll(measure(portal, estate, size.getKey(), tenants.getFirst()));
            }
        }
        return figures;
    }

    private static List<Figure> measure(Portal portal, Estate estate, String size, String tenant) throws Exception {
        Applies first = new Applies(portal);
        first.add(null);
        Applies later = new Applies(portal);
        for (int round = 0; round < ROUNDS; round++) {
            estate.renameUserOf(tenant);
            later.add(null);
        }
        double reload = BareAsterisk.of(portal).reload();
        return List.of(
                figure("Apply of " + size + ", first", first, reload),
                figure("Apply of " + size + ", one changed", later, reload),
                Figure.of(
                                "RELOAD of " + size,
                                Unit.MILLISECONDS,
                                later.steps().getOrDefault("RELOAD", Double.NaN),
                                new Target.AboveLimitAtMost(100, Unit.MILLISECONDS))
                        .beside(BARE_RELOAD, reload));
    }

    private static Figure figure(String what, Applies applies, double reload) {
        return Figure.of(what, Unit.MILLISECONDS, applies.milliseconds(), TARGET)
                .beside(BARE_RELOAD, reload)
                .consistingOf(what, applies.steps());
    }
}
