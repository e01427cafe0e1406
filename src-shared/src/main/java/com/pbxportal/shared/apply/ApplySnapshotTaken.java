package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;
import org.jspecify.annotations.Nullable;

/**
 * @param position of the last event that the snapshot holds, in the event store
 * @param since the position that was applied last; null: nothing was
 */
@StoredAs("ApplySnapshotTaken")
public record ApplySnapshotTaken(
        ApplyJobId jobId,
        long position,
        String sha256,
        @Nullable Long since) implements ApplyEvent {}
