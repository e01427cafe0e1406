package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;
import org.jspecify.annotations.Nullable;

@StoredAs("ApplyWritten")
public record ApplyWritten(
        ApplyJobId jobId, String release, @Nullable String previousRelease) implements ApplyEvent {}
