package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.Context;
import com.pbxportal.command.apply.guest.Entry;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.guest.TenantContext;
import com.pbxportal.shared.configuration.Thing;
import com.pbxportal.shared.tenant.ConfiguredTenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A context as far as the guests have written it. */
final class WrittenContext implements Context {

    private static final Comparator<WrittenEntry> FROM_BEHIND =
            Comparator.comparing(WrittenEntry::extension).reversed();

    private record Said(Thing thing, String extension) {}

    private final String name;
    private final TenantConfiguration tenant;
    private final boolean shared;
    private final Thing owner;
    private final List<String> comments = new ArrayList<>();
    private final Map<Said, WrittenEntry> extensions = new LinkedHashMap<>();
    private final Map<String, WrittenEntry> patterns = new LinkedHashMap<>();
    private final Set<String> includes = new LinkedHashSet<>();

    private WrittenContext(String name, TenantConfiguration tenant, boolean shared) {
        this.name = name;
        this.tenant = tenant;
        this.shared = shared;
        this.owner = ConfiguredTenant.SLICE.thing(tenant.tenant());
    }

    /** One of the tenant's own. */
    static WrittenContext of(String name, TenantConfiguration tenant) {
        return new WrittenContext(name, tenant, false);
    }

    /** What is the tenant's of one that is everybody's. */
    static WrittenContext within(String name, TenantConfiguration tenant) {
        return new WrittenContext(name, tenant, true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Context comment(String words) {
        refuseIfShared();
        comments.add(words);
        return this;
    }

    /** Two things that have one extension are a finding: until somebody has read it, both are written. */
    @Override
    public Entry extension(Thing thing, String extension) {
        return extensions.computeIfAbsent(new Said(thing, extension), said -> new WrittenEntry(thing, extension));
    }

    @Override
    public Entry pattern(String pattern) {
        refuseIfShared();
        return patterns.computeIfAbsent(pattern, said -> new WrittenEntry(owner, said));
    }

    @Override
    public Context include(TenantContext other) {
        refuseIfShared();
        includes.add(other.name(tenant));
        return this;
    }

    void writeTo(DialplanText text) {
        text.of(owner).context(name);
        comments.forEach(text::comment);
        writeExtensions(List.of(this), text);
        text.of(owner);
        patterns.values().forEach(entry -> entry.writeTo(text));
        includes.forEach(text::include);
        text.of(null);
    }

    static void writeExtensions(Collection<WrittenContext> contexts, DialplanText text) {
        contexts.stream()
                .flatMap(context -> context.extensions.values().stream())
                .sorted(FROM_BEHIND)
                .forEach(entry -> entry.writeTo(text));
        text.of(null);
    }

    private void refuseIfShared() {
        if (shared) {
            throw new IllegalStateException("[" + name + "] is everybody's: of one tenant there are extensions in it");
        }
    }
}
