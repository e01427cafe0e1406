package com.pbxportal.shared.refusal;

import com.pbxportal.shared.event.StoredAs;
import java.time.Instant;

/**
 * Refusals beyond those that are told one by one: so many at once are a flood, and must not fill the store.
 *
 * @param since when the first of them came, on this node
 */
@StoredAs("RefusalsCounted")
public record RefusalsCounted(Instant since, long logins, long requests) implements RefusalEvent {}
