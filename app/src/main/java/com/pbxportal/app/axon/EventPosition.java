package com.pbxportal.app.axon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/**
 * How far a tracker is in the order of all events: all up to {@code index} but those that were missing when it
 * passed by, because their transactions were still open (docs/adr/0005). An import draws 10,000 numbers at once:
 * what is missing is kept as ranges, and one list is shared by all positions between which nothing changed.
 *
 * @param gaps ascending, apart from one another, all below the index
 */
record EventPosition(long index, List<Gap> gaps) implements TrackingToken {

    static final EventPosition START = new EventPosition(-1, List.of());

    /**
     * Numbers of events that had not been committed.
     *
     * @param from the first of them
     * @param to the last of them
     * @param openBefore the transactions that drew them are older than this one (PostgreSQL's xid8)
     */
    record Gap(long from, long to, long openBefore) {}

    /** Where a tracker stands that has got this token from its store. */
    static EventPosition of(@Nullable TrackingToken token) {
        TrackingToken unwrapped = token == null ? null : WrappedToken.unwrapLowerBound(token);
        return switch (unwrapped) {
            case null -> START;
            case EventPosition position -> position;
            default -> throw new IllegalArgumentException("Not a position in this event store: " + token);
        };
    }

    /**
     * After the event with this number was seen.
     *
     * @param newestTransaction a transaction that began after the event was committed
     */
    EventPosition after(long number, long newestTransaction) {
        if (number <= index) {
            return new EventPosition(index, without(number));
        }
        if (number == index + 1) {
            return new EventPosition(number, gaps);
        }
        List<Gap> more = new ArrayList<>(gaps);
        more.add(new Gap(index + 1, number - 1, newestTransaction));
        return new EventPosition(number, List.copyOf(more));
    }

    /**
     * Gives up the gaps whose transactions had all ended before the missing events were looked for.
     *
     * @param oldestTransaction the oldest one that was still open when they were looked for
     */
    EventPosition withoutGapsClosedBy(long oldestTransaction) {
        List<Gap> open =
                gaps.stream().filter(gap -> gap.openBefore > oldestTransaction).toList();
        return open.size() == gaps.size() ? this : new EventPosition(index, open);
    }

    private List<Gap> without(long number) {
        List<Gap> left = new ArrayList<>(gaps.size() + 1);
        for (Gap gap : gaps) {
            if (number < gap.from || number > gap.to) {
                left.add(gap);
                continue;
            }
            if (gap.from < number) {
                left.add(new Gap(gap.from, number - 1, gap.openBefore));
            }
            if (number < gap.to) {
                left.add(new Gap(number + 1, gap.to, gap.openBefore));
            }
        }
        return List.copyOf(left);
    }

    @Override
    public OptionalLong position() {
        return OptionalLong.of(index);
    }

    @Override
    public boolean covers(TrackingToken other) {
        EventPosition that = of(other);
        return that.index <= index && overlaps(gaps, that.gapsUpTo(that.index), that.index);
    }

    /** Whether each number up to the limit that is missing here is missing there, too. */
    private static boolean overlaps(List<Gap> here, List<Gap> there, long limit) {
        return here.stream().filter(gap -> gap.from <= limit).allMatch(gap -> there.stream()
                .anyMatch(other -> other.from <= gap.from && Math.min(gap.to, limit) <= other.to));
    }

    @Override
    public EventPosition lowerBound(TrackingToken other) {
        EventPosition that = of(other);
        long lower = Math.min(index, that.index);
        List<Gap> missing = new ArrayList<>(gaps);
        missing.addAll(that.gaps);
        List<Gap> merged = new ArrayList<>();
        for (Gap gap : missing.stream()
                .filter(gap -> gap.from <= lower)
                .sorted(Comparator.comparingLong(Gap::from))
                .toList()) {
            Gap last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && gap.from <= last.to + 1) {
                merged.removeLast();
                merged.add(new Gap(last.from, Math.max(last.to, gap.to), Math.max(last.openBefore, gap.openBefore)));
            } else {
                merged.add(gap);
            }
        }
        return ending(lower, merged);
    }

    @Override
    public EventPosition upperBound(TrackingToken other) {
        EventPosition that = of(other);
        long upper = Math.max(index, that.index);
        List<Gap> common = new ArrayList<>();
        for (Gap mine : gapsUpTo(upper)) {
            for (Gap theirs : that.gapsUpTo(upper)) {
                long from = Math.max(mine.from, theirs.from);
                long to = Math.min(mine.to, theirs.to);
                if (from <= to) {
                    common.add(new Gap(from, to, Math.min(mine.openBefore, theirs.openBefore)));
                }
            }
        }
        return ending(upper, common);
    }

    /** What was not seen of all up to the limit. */
    private List<Gap> gapsUpTo(long limit) {
        if (limit <= index) {
            return gaps;
        }
        List<Gap> all = new ArrayList<>(gaps);
        all.add(new Gap(index + 1, limit, Long.MAX_VALUE));
        return all;
    }

    /** A position ends with an event that was seen. */
    private static EventPosition ending(long index, List<Gap> gaps) {
        if (!gaps.isEmpty() && gaps.getLast().to >= index) {
            Gap last = Objects.requireNonNull(gaps.getLast());
            return ending(last.from - 1, gaps.subList(0, gaps.size() - 1));
        }
        return new EventPosition(index, List.copyOf(gaps));
    }
}
