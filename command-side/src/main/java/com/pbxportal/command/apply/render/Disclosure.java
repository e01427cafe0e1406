package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import com.pbxportal.command.asterisk.dialplan.Dialplan.Context;
import com.pbxportal.command.asterisk.dialplan.Difference;
import com.pbxportal.shared.identity.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an apply may say of what is wrong with the dialplan. That is everybody's, while a tenant's apply is the tenant's
 * to read: of others it says that there is something, and what it is goes into the log alone.
 */
public final class Disclosure {

    static final String ELSEWHERE = "what is loaded differs outside this tenant's part; the portal's log says where";
    private static final String COMPLAINTS = "the portal's log says why";
    private static final Logger log = LoggerFactory.getLogger(Disclosure.class);
    private static final Context NOTHING = new Context(Map.of(), Set.of());

    private final @Nullable TenantId reader;
    private final GenerationSettings settings;
    private final Supplier<List<TenantConfiguration>> own;

    /**
     * @param reader whose apply it is; null: the platform's, which may say everything
     * @param own the reader's configuration, asked for only if something is wrong
     */
    public Disclosure(@Nullable TenantId reader, GenerationSettings settings, Supplier<List<TenantConfiguration>> own) {
        this.reader = reader;
        this.settings = settings;
        this.own = own;
    }

    /** As {@link Difference#between}, as far as it may be said; empty only if there is no difference at all. */
    public List<String> differences(Dialplan generated, Dialplan loaded) {
        List<String> all = Difference.between(generated, loaded);
        if (reader == null || all.isEmpty()) {
            return all;
        }
        log.warn("The dialplan differs for an apply of tenant {}: {}", reader, String.join("; ", all));
        List<String> told = new ArrayList<>(differencesOfReader(generated, loaded));
        if (all.size() > told.size()) {
            told.add(ELSEWHERE);
        }
        return told;
    }

    /** Asterisk's own words, which may name anybody's files and extensions. */
    public String complaints(String words) {
        if (reader == null) {
            return words;
        }
        log.warn("Asterisk complains about an apply of tenant {}: {}", reader, words);
        return COMPLAINTS;
    }

    /** A tenant that its own apply closes has no part in what was generated. */
    private List<String> differencesOfReader(Dialplan generated, Dialplan loaded) {
        return own.get().stream()
                .findFirst()
                .map(tenant -> differencesOf(tenant, generated, loaded))
                .orElse(List.of());
    }

    private List<String> differencesOf(TenantConfiguration tenant, Dialplan generated, Dialplan loaded) {
        Owner owner = Owner.of(tenant);
        Ownership ownership = Ownership.of(List.of(tenant), settings);
        Map<String, Context> expected = new LinkedHashMap<>();
        Map<String, Context> found = new LinkedHashMap<>();
        generated.contexts().forEach((name, context) -> {
            Context part = ownership.split(name, context).get(owner);
            Context there = loaded.contexts().get(name);
            if (part != null) {
                expected.put(name, part);
                if (there != null) {
                    found.put(name, ownership.split(name, there).getOrDefault(owner, NOTHING));
                }
            }
        });
        return Difference.withoutWhatWasFound(new Dialplan(expected), new Dialplan(found));
    }
}
