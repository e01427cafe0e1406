package com.pbxportal.shared.kind;

import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that the portal keeps: what one is, its own events tell. Pure: the same for whoever folds, whenever.
 *
 * <p>A fold looks at the thing's own stream alone. A thing that is gone may come back by the event that opens it. An
 * event that changes nothing of what is kept, as {@link com.pbxportal.shared.event.Bookkeeping} does, leaves the very
 * same object.
 */
public final class Kind<S extends Record, E extends PortalEvent> {

    /** @see Kind#after */
    @FunctionalInterface
    public interface Fold<S, E> {
        @Nullable
        S after(@Nullable S before, E event);
    }

    /** A fold that also keeps what the envelope says. @see Kind#after */
    @FunctionalInterface
    public interface ToldFold<S, E> {
        @Nullable
        S after(@Nullable S before, E event, Told told);
    }

    private final String name;
    private final Class<S> state;
    private final Class<E> events;
    private final ToldFold<S, E> fold;
    private final Function<S, @Nullable TenantId> owner;
    private final Function<S, @Nullable UserId> user;
    private final Function<S, String> label;

    private Kind(
            String name,
            Class<S> state,
            Class<E> events,
            ToldFold<S, E> fold,
            Function<S, @Nullable TenantId> owner,
            Function<S, @Nullable UserId> user,
            Function<S, String> label) {
        this.name = name;
        this.state = state;
        this.events = events;
        this.fold = fold;
        this.owner = owner;
        this.user = user;
        this.label = label;
    }

    /** @param events the sealed family of what can happen to one */
    public static <S extends Record, E extends PortalEvent> Kind<S, E> of(
            String name, Class<S> state, Class<E> events, Fold<S, E> after) {
        return of(name, state, events, (before, event, told) -> after.after(before, event));
    }

    public static <S extends Record, E extends PortalEvent> Kind<S, E> of(
            String name, Class<S> state, Class<E> events, ToldFold<S, E> after) {
        return new Kind<>(name, state, events, after, one -> null, one -> null, one -> name);
    }

    /** @param tenant whose it is; null: the platform's */
    public Kind<S, E> ownedBy(Function<S, @Nullable TenantId> tenant) {
        return new Kind<>(name, state, events, fold, tenant, user, label);
    }

    /** @param person who may see it as their own; null: nobody */
    public Kind<S, E> about(Function<S, @Nullable UserId> person) {
        return new Kind<>(name, state, events, fold, owner, person, label);
    }

    /** @param words by which people know one from another */
    public Kind<S, E> called(Function<S, String> words) {
        return new Kind<>(name, state, events, fold, owner, user, words);
    }

    /** As the audit log and the API say it: {@code PhoneNumber}. */
    public String name() {
        return name;
    }

    /** As the database says it: {@code phone_number}. */
    public String table() {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    public Class<S> state() {
        return state;
    }

    public Class<E> events() {
        return events;
    }

    /**
     * @param before null: there was none
     * @return null: it is gone. The same object: nothing of what is kept has changed
     */
    public @Nullable S after(@Nullable S before, E event, Told told) {
        return fold.after(before, event, told);
    }

    public @Nullable TenantId owner(S one) {
        return owner.apply(one);
    }

    public @Nullable UserId user(S one) {
        return user.apply(one);
    }

    public String label(S one) {
        return label.apply(one);
    }

    /** For an event that cannot be the first. */
    public static <T> T known(@Nullable T before) {
        if (before == null) {
            throw new IllegalStateException("Something happens to what is not there");
        }
        return before;
    }

    @Override
    public String toString() {
        return name;
    }
}
