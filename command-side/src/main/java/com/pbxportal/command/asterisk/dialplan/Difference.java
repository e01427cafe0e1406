package com.pbxportal.command.asterisk.dialplan;

import com.pbxportal.command.asterisk.dialplan.Dialplan.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** In which points what is loaded is not what was generated, in words for an operator. */
public final class Difference {

    private static final int SHOWN = 5;

    private final boolean tellsWhatWasFound;
    private final List<String> points = new ArrayList<>();
    private int count;

    private Difference(boolean tellsWhatWasFound) {
        this.tellsWhatWasFound = tellsWhatWasFound;
    }

    /** @return empty if each generated context is loaded as a whole, with nothing missing, added or different */
    public static List<String> between(Dialplan generated, Dialplan loaded) {
        return new Difference(true).compare(generated, loaded);
    }

    /** As {@link #between}, for a reader who must not see what is loaded instead: it may be anybody's. */
    public static List<String> withoutWhatWasFound(Dialplan generated, Dialplan loaded) {
        return new Difference(false).compare(generated, loaded);
    }

    private List<String> compare(Dialplan generated, Dialplan loaded) {
        generated.contexts().forEach((name, context) -> {
            Context found = loaded.contexts().get(name);
            if (found == null) {
                add("context [" + name + "] is not loaded");
            } else if (!context.equals(found) || !sameOrder(context, found)) {
                compare(name, context, found);
            }
        });
        if (count > SHOWN) {
            points.add("and " + (count - SHOWN) + " more");
        }
        return points;
    }

    private static boolean sameOrder(Context generated, Context loaded) {
        return List.copyOf(generated.includes()).equals(List.copyOf(loaded.includes()));
    }

    private void compare(String name, Context generated, Context loaded) {
        Set<String> all = new TreeSet<>(generated.steps().keySet());
        all.addAll(loaded.steps().keySet());
        for (String step : all) {
            String wanted = generated.steps().get(step);
            String found = loaded.steps().get(step);
            if (wanted == null) {
                add("[" + name + "] " + step + " is loaded and was not generated"
                        + (tellsWhatWasFound ? ": " + found : ""));
            } else if (found == null) {
                add("[" + name + "] " + step + " is not loaded: " + wanted);
            } else if (!wanted.equals(found)) {
                add("[" + name + "] " + step + " is " + told(found) + ", not " + wanted);
            }
        }
        if (!sameOrder(generated, loaded)) {
            add("[" + name + "] includes " + told(loaded.includes()) + ", not " + generated.includes());
        }
    }

    private Object told(Object found) {
        return tellsWhatWasFound ? found : "something else";
    }

    private void add(String point) {
        if (count++ < SHOWN) {
            points.add(point);
        }
    }
}
