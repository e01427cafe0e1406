package com.pbxportal.command.apply.work;

import com.pbxportal.command.asterisk.ami.AccountRefused;
import com.pbxportal.command.asterisk.ami.AsteriskUnreachable;
import com.pbxportal.command.asterisk.ami.TornAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asking again until there is an answer, for so long. */
final class Patience {

    private static final Logger log = LoggerFactory.getLogger(Patience.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private Patience() {}

    /**
     * Does it once more while Asterisk does not answer: on a busy machine it may not at one moment, and be well. A torn
     * answer has been asked for again already.
     *
     * @throws AsteriskUnreachable the last one
     */
    static <T> T withAsterisk(Duration longest, BooleanSupplier mayGoOn, Supplier<T> step) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            try {
                return step.get();
            } catch (TornAnswer | AccountRefused e) {
                throw e;
            } catch (AsteriskUnreachable e) {
                if (System.nanoTime() >= deadline || !mayGoOn.getAsBoolean() || !pause(TRY_AGAIN)) {
                    throw e;
                }
                log.info("An apply tries again: {}", e.getMessage());
            }
        }
    }

    /** @return whether nobody wants it to end */
    static boolean pause(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static <T> Optional<T> await(Duration longest, Duration interval, Supplier<Optional<T>> question) {
        long deadline = System.nanoTime() + longest.toNanos();
        Optional<T> answer = question.get();
        try {
            while (answer.isEmpty() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(interval.toMillis());
                answer = question.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }
}
