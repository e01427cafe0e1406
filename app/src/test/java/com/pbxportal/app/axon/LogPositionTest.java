package com.pbxportal.app.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.event.PortalSerializer;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;

class LogPositionTest {

    @Test
    void who_is_further_has_seen_all_that_the_other_has() {
        assertThat(at(3).covers(at(2))).isTrue();
        assertThat(at(3).covers(at(3))).isTrue();
        assertThat(at(2).covers(at(3))).isFalse();
        assertThat(at(2).lowerBound(at(3))).isEqualTo(at(3).lowerBound(at(2))).isEqualTo(at(2));
        assertThat(at(2).upperBound(at(3))).isEqualTo(at(3).upperBound(at(2))).isEqualTo(at(3));
    }

    @Test
    void it_is_stored_as_json_also_within_a_replay() {
        PortalSerializer serializer = new PortalSerializer();
        TrackingToken replay = ReplayToken.createReplayToken(at(9), at(2));

        SerializedObject<String> stored = serializer.serialize(at(9), String.class);
        assertThat(stored.getData()).isEqualTo("{\"index\":9}");
        assertThat(serializer.<String, LogPosition>deserialize(stored)).isEqualTo(at(9));
        assertThat(serializer.<String, TrackingToken>deserialize(serializer.serialize(replay, String.class)))
                .isEqualTo(replay);
    }

    @Test
    void a_replay_ends_with_the_first_event_that_was_not_seen_before() {
        TrackingToken replay = ReplayToken.createReplayToken(at(3), at(0));

        assertThat(((ReplayToken) replay).advancedTo(at(3))).isInstanceOf(ReplayToken.class);
        assertThat(((ReplayToken) replay).advancedTo(at(4))).isEqualTo(at(4));
    }

    @Test
    void a_token_of_another_kind_is_refused() {
        assertThatThrownBy(() -> LogPosition.of(new GlobalSequenceTrackingToken(4)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(LogPosition.of(null)).isEqualTo(LogPosition.START);
    }

    private static LogPosition at(long index) {
        return new LogPosition(index);
    }
}
