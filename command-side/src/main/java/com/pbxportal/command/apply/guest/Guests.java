package com.pbxportal.command.apply.guest;

import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.configuration.Thing;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.stereotype.Component;

/** All features that there is anything to generate of, in one order: as they say themselves, then by name. */
@Component
public final class Guests {

    private static final Comparator<Object> ORDER = AnnotationAwareOrderComparator.INSTANCE.thenComparing(
            guest -> guest.getClass().getName());

    private final List<Guest> all;
    private final List<Slice<?>> slices;

    public Guests(List<Guest> all) {
        this.all = all.stream().sorted(ORDER).toList();
        this.slices = this.all.stream()
                .<Slice<?>>flatMap(guest -> guest.slices().stream())
                .toList();
        Set<String> names = new HashSet<>();
        slices.stream()
                .map(Slice::name)
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalStateException("Two guests bring a slice \"" + name + "\"");
                });
    }

    public List<Guest> all() {
        return all;
    }

    public List<Slice<?>> slices() {
        return slices;
    }

    /** Those whose things calls can be led to. */
    public Stream<Leads> leads() {
        return all.stream().filter(Leads.class::isInstance).map(Leads.class::cast);
    }

    public TenantConfiguration read(ConfigurationPart part) {
        return TenantConfiguration.of(part.configuration(slices));
    }

    public Stream<PhoneRows> phones(TenantConfiguration tenant) {
        return each(guest -> guest.phones(tenant));
    }

    public Stream<Holding> holdings(TenantConfiguration tenant) {
        return each(guest -> guest.holds(tenant));
    }

    public Stream<SecretRef> secrets(TenantConfiguration tenant) {
        return each(guest -> guest.secrets(tenant));
    }

    public Stream<Finding> findings(TenantConfiguration tenant, Targets targets) {
        return each(guest -> guest.findings(tenant, targets));
    }

    public Stream<Finding> shortcomings(List<TenantConfiguration> tenants) {
        return each(guest -> guest.shortcomings().stream())
                .flatMap(shortcoming -> tenants.stream().flatMap(shortcoming));
    }

    /** The tenant with these of its things alone. */
    public TenantConfiguration filter(TenantConfiguration tenant, Predicate<Thing> stays) {
        TenantConfiguration left = tenant;
        for (Slice<?> slice : slices) {
            left = filter(left, slice, stays);
        }
        return left;
    }

    private static <C extends Record> TenantConfiguration filter(
            TenantConfiguration tenant, Slice<C> slice, Predicate<Thing> stays) {
        List<C> before = tenant.all(slice);
        List<C> after =
                before.stream().filter(one -> stays.test(slice.thing(one))).toList();
        return after.size() == before.size() ? tenant : tenant.with(slice, after);
    }

    private <T> Stream<T> each(Function<Guest, Stream<T>> told) {
        return all.stream().flatMap(told);
    }
}
