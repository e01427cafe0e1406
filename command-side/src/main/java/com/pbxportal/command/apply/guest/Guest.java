package com.pbxportal.command.apply.guest;

import com.pbxportal.shared.configuration.Slice;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A feature, as Apply knows it. Pure: the same things give the same dialplan, rows and findings on any machine. The
 * engine collects the beans and knows none of them by name.
 */
public interface Guest {

    /** The kinds of things that it brings. */
    List<Slice<?>> slices();

    /** Dialplan. Of each tenant it writes the same, whoever else is there. */
    default void write(TenantConfiguration tenant, Book book) {}

    /** What phones register and are called with. */
    default Stream<PhoneRows> phones(TenantConfiguration tenant) {
        return Stream.of();
    }

    /** What there may be one of. */
    default Stream<Holding> holds(TenantConfiguration tenant) {
        return Stream.of();
    }

    /** Secrets that its rows need, each with the generation that was decided on. */
    default Stream<SecretRef> secrets(TenantConfiguration tenant) {
        return Stream.of();
    }

    /** What is wrong with its things, or perhaps not as meant. */
    default Stream<Finding> findings(TenantConfiguration tenant, Targets targets) {
        return Stream.of();
    }

    /**
     * What this installation does not give to things that are right in themselves. Each is asked of all tenants before
     * the next one is.
     */
    default List<Function<TenantConfiguration, Stream<Finding>>> shortcomings() {
        return List.of();
    }
}
