package com.pbxportal.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.PortalFixture.Stored;
import com.pbxportal.shared.error.Rejection;
import com.pbxportal.shared.event.PortalEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a command: an answer and events, or a refusal and nothing at all. */
public final class Outcome {

    private final @Nullable Object answer;
    private final @Nullable RuntimeException failure;
    private final List<Stored> stored;

    Outcome(@Nullable Object answer, @Nullable RuntimeException failure, List<Stored> stored) {
        this.answer = answer;
        this.failure = failure;
        this.stored = stored;
    }

    public Outcome thenEvents(PortalEvent... expected) {
        assertThat(events()).containsExactly(expected);
        return this;
    }

    public Outcome thenNoEvent() {
        assertThat(events()).isEmpty();
        return this;
    }

    /** Whatever else happened. */
    public Outcome thenAmongOthers(PortalEvent... expected) {
        assertThat(events()).containsSubsequence(expected);
        return this;
    }

    @SafeVarargs
    public final Outcome thenEventsOf(Class<? extends PortalEvent>... expected) {
        assertThat(events().stream().<Object>map(Object::getClass)).containsExactly((Object[]) expected);
        return this;
    }

    public void thenRejected(Class<? extends Rejection> rule, String message) {
        assertThat(failure).isInstanceOf(rule).hasMessage(message);
        assertThat(stored).as("a refused command leaves nothing behind").isEmpty();
    }

    public <T> T answer(Class<T> type) {
        return type.cast(succeeded().answer);
    }

    public List<PortalEvent> events() {
        return succeeded().stored.stream().map(Stored::event).toList();
    }

    public List<Stored> stored() {
        return succeeded().stored;
    }

    public boolean wasRejected() {
        return failure instanceof Rejection;
    }

    public RuntimeException failure() {
        return Objects.requireNonNull(failure, "The command succeeded");
    }

    private Outcome succeeded() {
        if (failure != null) {
            throw failure;
        }
        return this;
    }
}
