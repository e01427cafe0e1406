package com.pbxportal.command.asterisk.ami;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much of Asterisk's room for calls is taken: each leg of a call holds two ports, and there are no more of them. */
@Component
public class VoicePorts {

    /** @param room legs that there are ports for */
    public record Use(int legs, int room) {}

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Asterisk asterisk;
    private @Nullable Integer room;
    private long lookedAt;

    VoicePorts(Asterisk asterisk) {
        this.asterisk = asterisk;
    }

    /** @throws AsteriskUnreachable if Asterisk does not tell */
    public synchronized Use look() {
        Integer known = room;
        if (known == null || System.nanoTime() - lookedAt >= LOOK_AGAIN.toNanos()) {
            Use found = asterisk.read(reading -> new Use(reading.legs(), reading.voicePorts() / 2));
            room = found.room();
            lookedAt = System.nanoTime();
            return found;
        }
        return new Use(asterisk.read(Reading::legs), known);
    }
}
