package com.pbxportal.shared.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.identity.UserId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DestinationTest {

    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000001");

    @Test
    void a_user_destination_tells_its_user_and_no_other_does() {
        assertThat(Destination.user(new UserId(ID)).userId()).contains(new UserId(ID));
        assertThat(new Destination(DestinationType.QUEUE, ID, null).userId()).isEmpty();
        assertThat(Destination.external("Hangup()").userId()).isEmpty();
    }

    @Test
    void external_has_a_value_and_no_id_the_others_an_id_and_no_value() {
        assertRefused(DestinationType.EXTERNAL, null, null);
        assertRefused(DestinationType.EXTERNAL, ID, "Hangup()");
        assertRefused(DestinationType.USER, null, null);
        assertRefused(DestinationType.IVR, ID, "Hangup()");
        assertRefused(DestinationType.VOICEMAIL, null, "Hangup()");
    }

    private static void assertRefused(DestinationType type, UUID id, String value) {
        assertThatThrownBy(() -> new Destination(type, id, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("EXTERNAL has a value and no id, the others an id and no value: " + type);
    }
}
