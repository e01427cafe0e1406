package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;

/** The realtime tables hold the generated rows. */
@StoredAs("ApplySynchronised")
public record ApplySynchronised(ApplyJobId jobId, int added, int changed, int removed) implements ApplyEvent {}
