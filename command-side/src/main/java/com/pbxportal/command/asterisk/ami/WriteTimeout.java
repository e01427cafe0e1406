package com.pbxportal.command.asterisk.ami;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whether Asterisk waits long enough for the portal to read. If not, a moment in which the portal stands still tears
 * the list that it is reading, and an apply may not come to an end.
 */
@Component
public class WriteTimeout {

    private static final Logger log = LoggerFactory.getLogger(WriteTimeout.class);

    /** Longer than a busy machine has ever been seen to stand still. */
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Asterisk asterisk;
    private final String account;
    private Optional<String> complaint = Optional.empty();
    private long lookedAt = System.nanoTime() - LOOK_AGAIN.toNanos();

    WriteTimeout(Asterisk asterisk, AmiProperties properties) {
        this.asterisk = asterisk;
        this.account = properties.user();
    }

    /** Asterisk may not be there yet. The start does not wait for it. */
    @EventListener(ApplicationReadyEvent.class)
    void lookAtStart() {
        Thread.ofVirtual().name("write-timeout").start(() -> {
            try {
                complaint();
            } catch (AsteriskUnreachable e) {
                log.debug("The write timeout is not known: {}", e.getMessage());
            }
        });
    }

    /**
     * What there is to mend, as of a minute ago at most.
     *
     * @throws AsteriskUnreachable if Asterisk does not tell
     */
    public synchronized Optional<String> complaint() {
        if (System.nanoTime() - lookedAt >= LOOK_AGAIN.toNanos()) {
            Optional<String> found = asterisk.read(Reading::writeTimeout)
                    .filter(timeout -> timeout.compareTo(ENOUGH) < 0)
                    .map(this::describe);
            if (!found.equals(complaint)) {
                found.ifPresent(log::warn);
            }
            complaint = found;
            lookedAt = System.nanoTime();
        }
        return complaint;
    }

    private String describe(Duration timeout) {
        return "Asterisk's manager.conf has a writetimeout of " + timeout.toMillis() + " ms for [" + account
                + "]: when the portal does not read for so long, its lists come torn and applies fail. Add to ["
                + account + "] the line writetimeout = 60000, then reload Asterisk's manager";
    }
}
