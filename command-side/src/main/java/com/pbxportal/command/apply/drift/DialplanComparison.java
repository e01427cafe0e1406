package com.pbxportal.command.apply.drift;

import com.pbxportal.command.apply.configuration.UnifiedDiff;
import com.pbxportal.command.apply.drift.DriftFinding.Where;
import com.pbxportal.command.apply.render.Owner;
import com.pbxportal.command.apply.render.Ownership;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import com.pbxportal.command.asterisk.dialplan.Dialplan.Context;
import com.pbxportal.command.asterisk.dialplan.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the contexts that Asterisk has loaded with those that were generated, each tenant's share apart. */
final class DialplanComparison {

    private static final Context NOTHING = new Context(Map.of(), Set.of());

    private final Ownership ownership;
    private final List<DriftFinding> findings = new ArrayList<>();

    private DialplanComparison(Ownership ownership) {
        this.ownership = ownership;
    }

    static List<DriftFinding> between(Dialplan generated, Dialplan loaded, Ownership ownership) {
        DialplanComparison comparison = new DialplanComparison(ownership);
        generated.contexts().forEach((name, context) -> {
            Context found = loaded.contexts().get(name);
            if (!context.equals(found)
                    || !Difference.between(alone(name, context), alone(name, found))
                            .isEmpty()) {
                comparison.compare(name, context, found);
            }
        });
        return comparison.findings;
    }

    private void compare(String name, Context generated, @Nullable Context loaded) {
        Map<@Nullable Owner, Context> expected = ownership.split(name, generated);
        Map<@Nullable Owner, Context> found = loaded == null ? Map.of() : ownership.split(name, loaded);
        Set<@Nullable Owner> owners = new HashSet<>(expected.keySet());
        owners.addAll(found.keySet());
        owners.stream()
                .sorted(Comparator.comparing(
                        owner -> owner == null ? "" : owner.slug().value()))
                .forEach(owner -> compare(
                        name,
                        owner,
                        expected.getOrDefault(owner, NOTHING),
                        loaded == null ? null : found.getOrDefault(owner, NOTHING)));
    }

    private void compare(String name, @Nullable Owner owner, Context generated, @Nullable Context loaded) {
        List<String> points = Difference.between(
                alone(name, generated), loaded == null ? new Dialplan(Map.of()) : alone(name, loaded));
        if (!points.isEmpty()) {
            findings.add(DriftFinding.of(
                    Where.ASTERISK,
                    owner,
                    "[" + name + "]",
                    describe(generated),
                    loaded == null ? null : String.join("; ", points),
                    diff(name, generated, loaded == null ? NOTHING : loaded)));
        }
    }

    private static Dialplan alone(String name, @Nullable Context context) {
        return new Dialplan(context == null ? Map.of() : Map.of(name, context));
    }

    private static String describe(Context context) {
        return "loaded as generated, with " + context.steps().size() + " priorities";
    }

    private static @Nullable String diff(String name, Context generated, Context loaded) {
        String text = UnifiedDiff.between("generated/" + name, text(generated), "loaded/" + name, text(loaded))
                .text();
        // Line ends alone may differ, which no line shows.
        return text.isEmpty() ? null : text;
    }

    private static String text(Context context) {
        StringBuilder text = new StringBuilder();
        context.steps().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(DialplanComparison::byExtensionAndPriority))
                .forEach(step -> text.append(step.getKey())
                        .append(',')
                        .append(step.getValue())
                        .append('\n'));
        context.includes()
                .forEach(included -> text.append("include => ").append(included).append('\n'));
        return text.toString();
    }

    /** The tenth priority after the ninth. A hint has none. */
    private static int byExtensionAndPriority(String one, String other) {
        int cut = one.lastIndexOf(',');
        int otherCut = other.lastIndexOf(',');
        int order = one.substring(0, cut).compareTo(other.substring(0, otherCut));
        if (order != 0) {
            return order;
        }
        int lengths = Integer.compare(one.length(), other.length());
        return lengths != 0 ? lengths : one.compareTo(other);
    }
}
