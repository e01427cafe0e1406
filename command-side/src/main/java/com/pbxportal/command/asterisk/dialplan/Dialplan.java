package com.pbxportal.command.asterisk.dialplan;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is in each context: what each priority of each extension does, and what is included, in order. Both what was
 * generated and what Asterisk says it has loaded come in this form, so that one equals the other or not.
 */
public record Dialplan(Map<String, Context> contexts) {

    /** @param steps what each {@code extension,priority} does, as {@code Application(data)} */
    public record Context(Map<String, String> steps, Set<String> includes) {}

    public Optional<String> step(String context, String extension, int priority) {
        return Optional.ofNullable(contexts.get(context))
                .map(found -> found.steps().get(extension + "," + priority));
    }

    /** The same, and contexts with nothing in them. */
    public Dialplan withEmpty(Collection<String> names) {
        Map<String, Context> all = new TreeMap<>(contexts);
        names.forEach(name -> all.put(name, new Context(Map.of(), Set.of())));
        return new Dialplan(all);
    }

    /** Collects a dialplan piece by piece. */
    public static final class Builder {

        private final Map<String, Context> contexts = new TreeMap<>();

        public Builder context(String name) {
            contextNamed(name);
            return this;
        }

        public Builder step(String context, String extension, String priority, String application) {
            contextNamed(context).steps().merge(extension + "," + priority, application, (a, b) -> a + " and " + b);
            return this;
        }

        public Builder include(String context, String included) {
            contextNamed(context).includes().add(included);
            return this;
        }

        public Dialplan build() {
            return new Dialplan(contexts);
        }

        private Context contextNamed(String name) {
            return contexts.computeIfAbsent(name, n -> new Context(new HashMap<>(), new LinkedHashSet<>()));
        }
    }
}
