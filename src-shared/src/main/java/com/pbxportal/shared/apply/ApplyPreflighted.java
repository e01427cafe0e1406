package com.pbxportal.shared.apply;

import com.pbxportal.shared.event.StoredAs;
import org.jspecify.annotations.Nullable;

/**
 * A disposable Asterisk loaded the files exactly as they were generated, beside what is written by hand.
 *
 * @param skipped why that was not tried; null: it was
 */
@StoredAs("ApplyPreflighted")
public record ApplyPreflighted(ApplyJobId jobId, @Nullable String skipped) implements ApplyEvent {}
