package com.pbxportal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.error.UnknownUser;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;

class CommandsTest {

    private static final Caller CALLER = PortalFixture.PLATFORM_ADMIN;
    private static final TenantId SUSPENDED = new TenantId(new UUID(5, 5));
    private static final Caller OF_SUSPENDED =
            new Caller(new UserId(new UUID(5, 6)), Role.TENANT_ADMIN, SUSPENDED, null, null, null);

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final Commands commands = new Commands(bus, SUSPENDED::equals);
    private final Deque<Throwable> failures = new ArrayDeque<>();
    private int attempts;
    private @Nullable CommandMessage<?> received;

    CommandsTest() {
        bus.subscribe(String.class.getName(), message -> {
            attempts++;
            received = message;
            if (!failures.isEmpty()) {
                throw (Exception) failures.removeFirst();
            }
            return message.getPayload().equals("no answer") ? null : "answer";
        });
    }

    static Stream<Exception> lostRaces() {
        SQLException deadlock = new SQLException("deadlock detected", "40P01");
        SQLException serialization = new SQLException("could not serialize access", "40001");
        BatchUpdateException batch = new BatchUpdateException();
        batch.setNextException(deadlock);
        return Stream.of(
                new ConcurrencyException("the sequence number is taken"),
                new AggregateStreamCreationException("the stream exists"),
                new DeadlockException("two aggregates, two orders"),
                new CannotAcquireLockException("a register"),
                new IllegalStateException(new ConcurrencyException("wrapped")),
                new EventStoreException("An event could not be stored", serialization),
                new EventStoreException("An event could not be stored", batch));
    }

    @Test
    void a_command_that_succeeds_is_sent_once_and_carries_its_caller() {
        String answer = commands.ask("command", CALLER);

        assertThat(answer).isEqualTo("answer");
        assertThat(attempts).isOne();
        assertThat(Caller.from(received.getMetaData())).isEqualTo(CALLER);
    }

    @Test
    void who_is_of_a_suspended_tenant_sends_nothing() {
        assertThatThrownBy(() -> commands.send("command", OF_SUSPENDED)).isInstanceOf(TenantSuspended.class);
        assertThat(attempts).isZero();
    }

    @Test
    void but_what_had_begun_goes_on() {
        String answer = commands.sendEvenIfSuspended("command", OF_SUSPENDED);

        assertThat(answer).isEqualTo("answer");
    }

    @Test
    void a_command_without_an_answer_can_be_sent_but_not_asked() {
        Object nothing = commands.send("no answer", CALLER);

        assertThat(nothing).isNull();
        assertThatThrownBy(() -> commands.ask("no answer", CALLER))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("class java.lang.String was not answered");
    }

    @ParameterizedTest
    @MethodSource("lostRaces")
    void a_command_that_lost_a_race_is_tried_again(Exception lost) {
        failures.addAll(List.of(lost, lost));

        commands.send("command", CALLER);

        assertThat(attempts).isEqualTo(3);
    }

    @Test
    void a_rejection_is_believed_when_it_is_said_twice() {
        failures.addAll(List.of(new UnknownUser(1), new UnknownUser(1), new UnknownUser(1)));

        assertThatThrownBy(() -> commands.send("command", CALLER)).isInstanceOf(UnknownUser.class);
        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void a_rejection_that_rested_on_an_old_state_is_not_believed() {
        failures.add(new UnknownUser(1));

        commands.send("command", CALLER);

        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void what_is_no_race_is_not_tried_again() {
        failures.add(new IllegalArgumentException("a bug"));

        assertThatThrownBy(() -> commands.send("command", CALLER)).hasMessage("a bug");
        assertThat(attempts).isOne();
    }

    @Test
    void a_checked_failure_comes_out_as_an_illegal_state() {
        failures.add(new Exception("checked"));

        assertThatThrownBy(() -> commands.send("command", CALLER))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("checked");
    }

    @Test
    void a_command_that_loses_every_race_is_given_up() {
        for (int i = 0; i < 100; i++) {
            failures.add(new ConcurrencyException("lost"));
        }

        assertThatThrownBy(() -> commands.send("command", CALLER)).isInstanceOf(ConcurrencyException.class);
        assertThat(attempts).isEqualTo(12);
    }

    @Test
    void a_rejection_in_the_last_attempt_does_not_make_it_go_on_for_ever() {
        for (int i = 0; i < 11; i++) {
            failures.add(new ConcurrencyException("lost"));
        }
        failures.add(new UnknownUser(1));
        for (int i = 0; i < 20; i++) {
            failures.add(new ConcurrencyException("lost"));
        }

        assertThatThrownBy(() -> commands.send("command", CALLER)).isInstanceOf(ConcurrencyException.class);
        assertThat(attempts).isEqualTo(13);
    }
}
