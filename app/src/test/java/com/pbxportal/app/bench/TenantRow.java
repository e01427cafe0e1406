package com.pbxportal.app.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it costs that there are others. One user of one tenant gets another name, and that tenant alone is applied:
 * first on a portal that has no other tenant, which is the limit, then with 99 more of its size, while everything else
 * stays the same.
 *
 * <p>The steps in which Asterisk loads and lists the whole dialplan are told apart from those in which the portal itself
 * works. A reload knows no tenants, and what it may have done to all of them is read back; so is the trial before it.
 * Their limit is therefore what they take for the tenant alone, and what an Asterisk that does nothing else takes to
 * load and list the others' part, twice.
 */
final class TenantRow implements Row {

    private static final int ROUNDS = 5;
    private static final int TENANTS = 100;
    private static final Target TARGET = new Target.RatioAtMost(1.5);
    private static final Estate.Size ALONE = new Estate.Size(1, 10, 100);
    private static final Estate.Size AMONG_ALL = new Estate.Size(TENANTS, 10, 100);

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        try (Portal portal = stage.portal().another("tenants")) {
            Estate estate = new Estate(portal, stage.progress());
            String tenant = estate.growTo(ALONE).getFirst();
            new Applies(portal).add(null);
            measure(portal, estate, tenant, tenant); // What is measured first would else look the dearer.
            Applies alone = measure(portal, estate, tenant, tenant);
            BareAsterisk.Milliseconds bareAlone = BareAsterisk.of(portal);
            estate.growTo(AMONG_ALL);
            new Applies(portal).add(null);
            Applies among = measure(portal, estate, tenant, tenant);
            Applies all = measure(portal, estate, tenant, null);
            BareAsterisk.Milliseconds bare = BareAsterisk.of(portal);
            double others = bare.reload() + bare.listing() - bareAlone.reload() - bareAlone.listing();
            return figures(alone, among, all, others);
        }
    }

    private static Applies measure(Portal portal, Estate estate, String tenant, @Nullable String scope)
            throws Exception {
        Applies applies = new Applies(portal);
        for (int round = 0; round < ROUNDS; round++) {
            estate.renameUserOf(tenant);
            applies.add(scope);
        }
        return applies;
    }

    private static List<Figure> figures(Applies alone, Applies among, Applies all, double others) {
        Figure own = Figure.of(
                        "Apply of one tenant of 100, the portal's steps",
                        Unit.MILLISECONDS,
                        among.millisecondsWithout(Applies.OF_ASTERISK),
                        TARGET)
                .beside("the same steps where there is no other tenant", alone.millisecondsWithout(Applies.OF_ASTERISK))
                .remark("all of them %.0f ms; an apply of all 100 tenants for the same change %.0f ms"
                        .formatted(among.milliseconds(), all.milliseconds()))
                .consistingOf("one tenant, alone", alone.steps())
                .consistingOf("one tenant of 100", among.steps())
                .consistingOf("all 100 tenants", all.steps());
        Figure asterisks = Figure.of(
                        "the same, PREFLIGHT, RELOAD and VERIFY",
                        Unit.MILLISECONDS,
                        among.millisecondsOf(Applies.OF_ASTERISK),
                        TARGET)
                .beside(
                        "these steps where there is no other tenant, and twice what a bare Asterisk takes to load and list"
                                + " the dialplan of the other 99",
                        alone.millisecondsOf(Applies.OF_ASTERISK) + 2 * others);
        return List.of(own, asterisks);
    }
}
