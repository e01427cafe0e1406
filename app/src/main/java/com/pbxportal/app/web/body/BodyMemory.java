package com.pbxportal.app.web.body;

import com.pbxportal.app.web.problem.ProblemKind;
import com.pbxportal.app.web.problem.Refusal;
import com.pbxportal.app.web.problem.RefusedException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Room for the bodies of all requests together. It is taken as bytes come, not as a length is said: nobody holds room
 * with a promise.
 */
@Component
public class BodyMemory {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final AtomicLong free;

    BodyMemory(BodyProperties properties, MeterRegistry meters) {
        long bytes = properties.inMemory().toBytes();
        free = new AtomicLong(bytes);
        Gauge.builder("pbx.http.bodies.bytes", free, left -> bytes - left.get())
                .description("Of the bodies in memory")
                .register(meters);
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
                throw new RefusedException(
                        Refusal.of(ProblemKind.SERVER_BUSY, "Too much is being sent at once; try again in a moment")
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
