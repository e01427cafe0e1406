package com.pbxportal.command.refusal.sip;

import com.pbxportal.command.asterisk.ami.AsteriskUnreachable;
import com.pbxportal.command.asterisk.ami.SecurityEvents;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Listens to what Asterisk refuses for as long as the portal runs, whatever becomes of Asterisk meanwhile. */
@Component
class SipRefusalWatch {

    private static final Logger log = LoggerFactory.getLogger(SipRefusalWatch.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final SecurityEvents events;
    private final SipRefusals refusals;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private String lastObstacle = "";

    SipRefusalWatch(SecurityEvents events, SipRefusals refusals) {
        this.events = events;
        this.refusals = refusals;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform().daemon().name("sip-refusals").start(this::listen);
    }

    private void listen() {
        try {
            do {
                try {
                    events.listen(refusals::record);
                } catch (IOException | AsteriskUnreachable e) {
                    tellOnce(String.valueOf(e.getMessage()));
                }
            } while (!stopped.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Health tells the same of Asterisk. */
    private void tellOnce(String obstacle) {
        if (!obstacle.equals(lastObstacle)) {
            log.debug("Refused SIP requests are not heard of: {}", obstacle);
            events.complaint().ifPresent(log::warn);
        }
        lastObstacle = obstacle;
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
        events.close();
    }
}
