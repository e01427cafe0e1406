package com.pbxportal.command.tenant;

import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.ExtensionRange;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The extensions of one tenant. Gives them out in constant time: the one that was released longest ago, so that
 * a former colleague's callers have had time to notice, else the next that was never used.
 */
final class ExtensionPool {

    private ExtensionRange range;

    /** The smallest of those never given out since the range began where it does; never one that is in use. */
    private int next;

    private final Map<Integer, UserId> allocated = new HashMap<>();
    private final Set<Integer> released = new LinkedHashSet<>();

    ExtensionPool(ExtensionRange range) {
        this.range = range;
        this.next = range.min();
    }

    /**
     * The extension that the next user gets; empty when all are in use.
     *
     * @param reserved those that nobody gets, free or not
     */
    Optional<Extension> peek(Predicate<Extension> reserved) {
        return Stream.concat(
                        released.stream().filter(number -> range.min() <= number && number <= range.max()),
                        IntStream.rangeClosed(next, range.max())
                                .filter(number -> !allocated.containsKey(number))
                                .boxed())
                .map(Extension::new)
                .filter(Predicate.not(reserved))
                .findFirst();
    }

    /** Those in use that are among others, in their order. */
    List<Extension> allocated(Predicate<Extension> among) {
        return allocated.keySet().stream()
                .sorted()
                .map(Extension::new)
                .filter(among)
                .toList();
    }

    boolean isAllocated(Extension extension) {
        return allocated.containsKey(extension.number());
    }

    /** How many extensions in use a range would leave outside. */
    long outside(ExtensionRange other) {
        return allocated.keySet().stream()
                .filter(number -> number < other.min() || number > other.max())
                .count();
    }

    /** In the order of their extensions. */
    List<UserId> users() {
        return allocated.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    void allocate(Extension extension, UserId user) {
        int number = extension.number();
        allocated.put(number, user);
        released.remove(number);
        skipAllocated();
    }

    void release(Extension extension) {
        allocated.remove(extension.number());
        released.add(extension.number());
    }

    void changeRange(ExtensionRange newRange) {
        if (newRange.min() < range.min()) {
            next = newRange.min();
        }
        next = Math.max(next, newRange.min());
        range = newRange;
        skipAllocated();
    }

    private void skipAllocated() {
        while (allocated.containsKey(next)) {
            next++;
        }
    }
}
