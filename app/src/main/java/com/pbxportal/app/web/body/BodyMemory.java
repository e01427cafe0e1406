package com.pbxportal.app.web.body;

import com.pbxportal.app.web.problem.ProblemKind;
import com.pbxportal.app.web.problem.Refusal;
import com.pbxportal.app.web.problem.RefusedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Room for the bodies of all requests together. It is taken as bytes come, not as a length is said: nobody holds room
 * with a promise.
 */
final class BodyMemory {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final AtomicLong free;

    BodyMemory(long bytes) {
        free = new AtomicLong(bytes);
    }

    Share share() {
        return new Share();
    }

    /** What one request has taken, until it is answered. */
    final class Share implements AutoCloseable {

        private long taken;

        void take(int bytes) {
            taken += bytes;
            if (free.addAndGet(-bytes) < 0) {
                throw new RefusedException(Refusal.of(
                                ProblemKind.SERVER_BUSY, "Too much is being sent at once; try again in a moment")
                        .retryAfter(A_MOMENT));
            }
        }

        @Override
        public void close() {
            free.addAndGet(taken);
            taken = 0;
        }
    }
}
