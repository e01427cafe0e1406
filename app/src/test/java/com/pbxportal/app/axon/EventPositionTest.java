package com.pbxportal.app.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.app.axon.EventPosition.Gap;
import com.pbxportal.shared.event.PortalSerializer;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;

class EventPositionTest {

    private static final long NOW = 700;

    @Test
    void events_in_order_leave_no_gap() {
        assertThat(at(0, 1, 2, 3)).isEqualTo(new EventPosition(3, List.of()));
    }

    @Test
    void numbers_passed_by_are_one_gap_however_many_they_are() {
        assertThat(at(0, 10_001)).isEqualTo(new EventPosition(10_001, List.of(new Gap(1, 10_000, NOW))));
    }

    @Test
    void a_late_event_narrows_splits_and_closes_its_gap() {
        EventPosition position = at(0, 6);
        assertThat(gaps(position.after(1, NOW))).containsExactly(new Gap(2, 5, NOW));
        assertThat(gaps(position.after(5, NOW))).containsExactly(new Gap(1, 4, NOW));
        assertThat(gaps(position.after(3, NOW))).containsExactly(new Gap(1, 2, NOW), new Gap(4, 5, NOW));
        assertThat(at(0, 2, 1)).isEqualTo(new EventPosition(2, List.of()));
    }

    @Test
    void a_gap_is_given_up_once_all_that_may_have_drawn_it_are_over() {
        EventPosition position = at(0, 2).after(4, NOW + 1);
        assertThat(position.withoutGapsClosedBy(NOW - 1)).isSameAs(position);
        assertThat(gaps(position.withoutGapsClosedBy(NOW))).containsExactly(new Gap(3, 3, NOW + 1));
        assertThat(gaps(position.withoutGapsClosedBy(NOW + 1))).isEmpty();
    }

    @Test
    void bounds_and_covering_are_those_of_the_sets_of_events_seen() {
        Random random = new Random(4711);
        for (int i = 0; i < 5_000; i++) {
            EventPosition one = someAt(random);
            EventPosition other = someAt(random);
            TreeSet<Long> both = new TreeSet<>(seen(one));
            both.retainAll(seen(other));
            TreeSet<Long> either = new TreeSet<>(seen(one));
            either.addAll(seen(other));

            assertThat(seen(one.lowerBound(other)))
                    .as("what %s and %s have both seen", one, other)
                    .isEqualTo(both);
            assertThat(seen(one.upperBound(other)))
                    .as("what %s or %s has seen", one, other)
                    .isEqualTo(either);
            assertThat(one.covers(other))
                    .as("%s has seen all of %s", one, other)
                    .isEqualTo(seen(one).containsAll(seen(other)));
        }
    }

    @Test
    void it_is_stored_as_json_also_within_a_replay() {
        EventPosition position = at(0, 3, 9);
        TrackingToken replay = ReplayToken.createReplayToken(position, at(0, 2));
        PortalSerializer serializer = new PortalSerializer();

        SerializedObject<String> stored = serializer.serialize(position, String.class);
        assertThat(stored.getData())
                .isEqualTo("{\"index\":9,\"gaps\":[{\"from\":1,\"to\":2,\"openBefore\":700},"
                        + "{\"from\":4,\"to\":8,\"openBefore\":700}]}");
        assertThat(serializer.<String, EventPosition>deserialize(stored)).isEqualTo(position);
        assertThat(serializer.<String, TrackingToken>deserialize(serializer.serialize(replay, String.class)))
                .isEqualTo(replay);
    }

    @Test
    void a_replay_ends_when_what_was_seen_before_is_seen_again() {
        TrackingToken replay = ReplayToken.createReplayToken(at(0, 1, 3));

        TrackingToken underWay = ((ReplayToken) replay).advancedTo(at(0, 1));
        assertThat(underWay).isInstanceOf(ReplayToken.class);
        assertThat(((ReplayToken) underWay).advancedTo(at(0, 1, 3))).isInstanceOf(ReplayToken.class);
        assertThat(((ReplayToken) underWay).advancedTo(at(0, 1, 3, 4))).isEqualTo(at(0, 1, 3, 4));
        assertThat(((ReplayToken) underWay).advancedTo(at(0, 1, 2, 3))).isEqualTo(at(0, 1, 2, 3));
    }

    @Test
    void a_token_of_another_kind_is_refused() {
        assertThatThrownBy(() -> EventPosition.of(new GlobalSequenceTrackingToken(4)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(EventPosition.of(null)).isEqualTo(EventPosition.START);
    }

    private static EventPosition at(long... numbers) {
        return LongStream.of(numbers)
                .boxed()
                .reduce(EventPosition.START, (position, number) -> position.after(number, NOW), (a, b) -> b);
    }

    private static EventPosition someAt(Random random) {
        EventPosition position = EventPosition.START;
        for (int i = 0; i < random.nextInt(12); i++) {
            long number = random.nextInt(14);
            if (!seen(position).contains(number)) {
                position = position.after(number, random.nextInt(5));
            }
        }
        return position;
    }

    private static TreeSet<Long> seen(EventPosition position) {
        TreeSet<Long> seen = new TreeSet<>();
        LongStream.rangeClosed(0, position.index()).forEach(seen::add);
        position.gaps()
                .forEach(gap -> LongStream.rangeClosed(gap.from(), gap.to()).forEach(seen::remove));
        return seen;
    }

    private static List<Gap> gaps(EventPosition position) {
        return position.gaps();
    }
}
