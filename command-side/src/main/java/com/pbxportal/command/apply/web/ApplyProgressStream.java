package com.pbxportal.command.apply.web;

import com.pbxportal.command.apply.job.ApplyProgress;
import com.pbxportal.command.apply.work.ApplyJobs;
import com.pbxportal.shared.apply.ApplyJobId;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.session.OngoingSessions;
import com.pbxportal.shared.session.SessionId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A job's facts as they happen, to whoever looks on: an event {@code progress} with the whole job for each of them, and
 * for each change of its place while it waits.
 */
@Component
class ApplyProgressStream {

    private static final long LOOK_AGAIN_MILLIS = 100;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    /** As long as an access token lives; who wants to see more asks again. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final ApplyJobs jobs;
    private final OngoingSessions sessions;

    ApplyProgressStream(ApplyJobs jobs, OngoingSessions sessions) {
        this.jobs = jobs;
        this.sessions = sessions;
    }

    /** Ends with the job, or as soon as who looks on may not any more. */
    SseEmitter of(ApplyJobId id, Caller reader, SessionId session) {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Thread.ofVirtual().name("apply-progress").start(() -> new Telling(id, reader, session, emitter).run());
        return emitter;
    }

    private final class Telling {

        private final ApplyJobId id;
        private final Caller reader;
        private final SessionId session;
        private final SseEmitter emitter;
        private List<ApplyJobs.Entry> history = List.of();
        private int told;
        private Optional<Integer> placeTold = Optional.empty();
        private long lastWord = System.nanoTime();

        private Telling(ApplyJobId id, Caller reader, SessionId session, SseEmitter emitter) {
            this.id = id;
            this.reader = reader;
            this.session = session;
            this.emitter = emitter;
        }

        private void run() {
            try {
                while (sessions.contains(session, reader.userId()) && !tellNews()) {
                    TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
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

        /** @return whether the job has ended */
        private boolean tellNews() throws IOException {
            history = jobs.history(id, history);
            ApplyProgress progress = ApplyJobs.progress(history);
            Optional<Integer> place = jobs.placeOf(progress);
            if (told == history.size() && !place.equals(placeTold)) {
                told--;
            }
            for (; told < history.size(); told++) {
                say(SseEmitter.event()
                        .name("progress")
                        .id(Integer.toString(told + 1))
                        .data(jobs.answer(history.subList(0, told + 1), reader)));
            }
            placeTold = place;
            if (!progress.hasEnded() && System.nanoTime() - lastWord > KEEP_ALIVE.toNanos()) {
                say(SseEmitter.event().comment("still " + progress.state()));
            }
            return progress.hasEnded();
        }

        private void say(SseEmitter.SseEventBuilder event) throws IOException {
            emitter.send(event);
            lastWord = System.nanoTime();
        }
    }
}
