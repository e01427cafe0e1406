package com.pbxportal.app.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.app.support.Portal;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that was killed says nothing more: when another takes its projections over. */
class TakeoverTest {

    private static final String GROUP = "takeover-test";

    @AfterEach
    void forget() {
        Portal.postgres()
                .sql("DELETE FROM eventstore.token_entry WHERE processor_name = ?")
                .param(GROUP)
                .update();
    }

    @Test
    void who_has_been_silent_for_more_than_five_seconds_is_taken_for_gone() {
        lastHeardOf(Duration.ofSeconds(6));

        assertThat(taken()).isNull();
    }

    @Test
    void who_has_been_heard_of_since_is_left_alone() {
        // A minute in the future: however slow this machine is.
        lastHeardOf(Duration.ofMinutes(-1));

        assertThatThrownBy(TakeoverTest::taken).isInstanceOf(UnableToClaimTokenException.class);
    }

    private static TrackingToken taken() {
        return Portal.node()
                .bean(TransactionManager.class)
                .fetchInTransaction(() -> Portal.node().bean(TokenStore.class).fetchToken(GROUP, 0));
    }

    private static void lastHeardOf(Duration before) {
        Portal.postgres()
                .sql("INSERT INTO eventstore.token_entry (processor_name, segment, owner, timestamp)"
                        + " VALUES (?, 0, 'another node', ?)")
                .params(GROUP, Instant.now().minus(before).toString())
                .update();
    }
}
