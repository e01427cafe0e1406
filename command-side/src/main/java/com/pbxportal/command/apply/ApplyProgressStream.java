package com.pbxportal.command.apply;

import com.pbxportal.shared.apply.ApplyJobId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A job's facts as they happen, to whoever looks on: an event {@code progress} with the whole job for each of them. */
@Component
class ApplyProgressStream {

    private static final long LOOK_AGAIN_MILLIS = 100;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final ApplyJobs jobs;
    private final ApplyProperties properties;

    ApplyProgressStream(ApplyJobs jobs, ApplyProperties properties) {
        this.jobs = jobs;
        this.properties = properties;
    }

    /** Ends with the job; at the latest when no job can still be running. */
    SseEmitter of(ApplyJobId id) {
        Duration longest = properties.deadline().plus(properties.rollbackPatience());
        SseEmitter emitter = new SseEmitter(longest.toMillis());
        Thread.ofVirtual().name("apply-progress").start(() -> follow(id, emitter));
        return emitter;
    }

    private void follow(ApplyJobId id, SseEmitter emitter) {
        try {
            int told = 0;
            long lastWord = System.nanoTime();
            boolean ended = false;
            while (!ended) {
                List<ApplyJobs.Entry> history = jobs.history(id);
                for (; told < history.size(); told++) {
                    tell(history.subList(0, told + 1), emitter);
                    lastWord = System.nanoTime();
                }
                ended = ApplyJobs.progress(history).hasEnded();
                if (!ended && System.nanoTime() - lastWord > KEEP_ALIVE.toNanos()) {
                    emitter.send(SseEmitter.event()
                            .comment("still " + ApplyJobs.progress(history).state()));
                    lastWord = System.nanoTime();
                }
                TimeUnit.MILLISECONDS.sleep(ended ? 0 : LOOK_AGAIN_MILLIS);
            }
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // Whoever looked on has gone.
            emitter.complete();
        } catch (RuntimeException e) {
            emitter.completeWithError(e);
        }
    }

    private static void tell(List<ApplyJobs.Entry> history, SseEmitter emitter) throws IOException {
        emitter.send(SseEmitter.event()
                .name("progress")
                .id(Integer.toString(history.size()))
                .data(ApplyJobAnswer.of(history)));
    }
}
