package com.pbxportal.command.apply.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.apply.ApplyRequested;
import com.pbxportal.shared.apply.ApplySnapshotTaken;
import com.pbxportal.shared.apply.ApplyValidated;
import com.pbxportal.shared.error.UnknownApplyJob;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class ApplyJobsTest {

    private static final ApplyJobId JOB = new ApplyJobId(new UUID(0, 1));
    private static final List<ApplyEvent> FACTS = List.of(
            new ApplyRequested(JOB, null, false),
            new ApplySnapshotTaken(JOB, 42, "sha", 17L),
            new ApplyValidated(JOB, List.of()));

    private final List<Long> readFrom = new ArrayList<>();
    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine() {
                @Override
                public DomainEventStream readEvents(String aggregate, long first) {
                    readFrom.add(first);
                    return super.readEvents(aggregate, first);
                }
            })
            .build();
    private final ApplyJobs jobs = new ApplyJobs(store, mock(ApplyWorkQueue.class));

    @Test
    void a_history_goes_on_where_it_was_known_to() {
        publish(0);
        List<ApplyJobs.Entry> before = jobs.history(JOB);
        publish(1);
        publish(2);

        List<ApplyJobs.Entry> after = jobs.history(JOB, before);

        assertThat(after).extracting(ApplyJobs.Entry::fact).containsExactlyElementsOf(FACTS);
        assertThat(after).isEqualTo(jobs.history(JOB));
        assertThat(jobs.history(JOB, after)).isEqualTo(after);
        assertThat(readFrom).containsExactly(0L, 1L, 0L, 3L);
    }

    @Test
    void what_was_never_begun_has_no_history() {
        assertThatThrownBy(() -> jobs.history(JOB)).isInstanceOf(UnknownApplyJob.class);
    }

    private void publish(int sequence) {
        Caller caller = new Caller(new UserId(new UUID(0, 3)), Role.PLATFORM_ADMIN, null, null, null, null);
        store.publish(new GenericDomainEventMessage<>(
                "ApplyJob", JOB.toString(), sequence, FACTS.get(sequence), caller.toMetaData()));
    }
}
