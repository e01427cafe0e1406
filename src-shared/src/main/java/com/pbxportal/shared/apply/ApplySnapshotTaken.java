package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;

/** @param position of the last event that the snapshot holds, in the event store */
@StoredAs("ApplySnapshotTaken")
public record ApplySnapshotTaken(ApplyJobId jobId, long position, String sha256) implements ApplyEvent {}
