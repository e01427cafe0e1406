package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import com.pbxportal.command.asterisk.dialplan.Dialplan.Context;
import com.pbxportal.command.asterisk.dialplan.DialplanFile;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose each context and extension of the dialplan is. Found by generating each tenant alone: what then is there
 * beside what is always there is the tenant's. So whatever is generated one day has an owner without being told of
 * here.
 */
public final class Ownership {

    private final Map<String, Owner> contexts = new HashMap<>();
    private final Map<String, Map<String, Owner>> extensions = new HashMap<>();

    private Ownership() {}

    public static Ownership of(List<TenantConfiguration> tenants, GenerationSettings settings) {
        Ownership ownership = new Ownership();
        Dialplan common = dialplan(List.of(), settings);
        for (TenantConfiguration tenant : tenants) {
            Owner owner = Owner.of(tenant);
            dialplan(List.of(tenant), settings).contexts().forEach((name, context) -> {
                Context shared = common.contexts().get(name);
                if (shared == null) {
                    ownership.contexts.put(name, owner);
                } else {
                    ownership.take(name, context, shared, owner);
                }
            });
        }
        return ownership;
    }

    @Nullable
    public Owner of(String context, String extension) {
        Owner owner = contexts.get(context);
        return owner != null
                ? owner
                : extensions.getOrDefault(context, Map.of()).get(extension);
    }

    /** Those that are one tenant's each. */
    public Map<String, Owner> contexts() {
        return contexts;
    }

    /** A context, by whose its extensions are; what is nobody's has the owner null. */
    public Map<@Nullable Owner, Context> split(String name, Context context) {
        Map<@Nullable Owner, Context> parts = new HashMap<>();
        parts.put(contexts.get(name), new Context(new HashMap<>(), new LinkedHashSet<>(context.includes())));
        context.steps().forEach((step, application) -> parts.computeIfAbsent(
                        of(name, extension(step)), owner -> new Context(new HashMap<>(), Set.of()))
                .steps()
                .put(step, application));
        return parts;
    }

    private void take(String name, Context context, Context shared, Owner owner) {
        context.steps().keySet().stream()
                .filter(step -> !shared.steps().containsKey(step))
                .forEach(step ->
                        extensions.computeIfAbsent(name, n -> new HashMap<>()).put(extension(step), owner));
    }

    private static String extension(String step) {
        return step.substring(0, step.lastIndexOf(','));
    }

    private static Dialplan dialplan(List<TenantConfiguration> tenants, GenerationSettings settings) {
        return DialplanFile.read(
                GeneratedConfiguration.of(tenants, "", settings).files().values());
    }
}
