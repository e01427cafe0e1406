package com.pbxportal.app.axon;

import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/**
 * How far a tracker is in the log (docs/adr/0080): it has seen all events up to here, and none after. All events of one
 * transaction have the position of its last one, so that a tracker never stops in the midst of it: Axon handles what has
 * the same token in the same batch.
 */
record LogPosition(long index) implements TrackingToken {

    static final LogPosition START = new LogPosition(0);

    /** Where a tracker stands that has got this token from its store. */
    static LogPosition of(@Nullable TrackingToken token) {
        TrackingToken unwrapped = token == null ? null : WrappedToken.unwrapLowerBound(token);
        return switch (unwrapped) {
            case null -> START;
            case LogPosition position -> position;
            default -> throw new IllegalArgumentException("Not a position in this event store: " + token);
        };
    }

    @Override
    public OptionalLong position() {
        return OptionalLong.of(index);
    }

    @Override
    public boolean covers(TrackingToken other) {
        return of(other).index <= index;
    }

    @Override
    public LogPosition lowerBound(TrackingToken other) {
        return covers(other) ? of(other) : this;
    }

    @Override
    public LogPosition upperBound(TrackingToken other) {
        return covers(other) ? this : of(other);
    }
}
