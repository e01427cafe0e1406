package com.pbxportal.app.web.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a client may keep us waiting. Only the time counts in which there was nothing to read, or no room to write,
 * so that neither a slow answer of ours nor a stream without news is held against anybody.
 *
 * @param bytesPerSecond of a body, and of an answer that is taken, on average
 * @param grace before the average counts: a client on the move may be silent for a moment
 * @param head for a request line with its headers, from its first byte
 * @param body for a whole body; 8 MB in this time is 70 kB a second
 * @param rest for what is left of a body that was not read, once it has been answered
 * @param idle between two requests; longer than proxies keep their connections (nginx: 60 s), or theirs would break
 */
@ConfigurationProperties("pbx.http.pace")
public record PaceProperties(
        @DefaultValue("1000") int bytesPerSecond,
        @DefaultValue("5s") Duration grace,
        @DefaultValue("10s") Duration head,
        @DefaultValue("2m") Duration body,
        @DefaultValue("1s") Duration rest,
        @DefaultValue("75s") Duration idle) {

    private static final Duration EVER = Duration.ofDays(1);

    Pace ofBody() {
        return new Pace(body, grace, bytesPerSecond);
    }

    Pace ofRest() {
        return new Pace(rest, rest, 0);
    }

    /** However large: an answer that is taken is no slower than the floor. */
    Pace ofAnswer() {
        return new Pace(EVER, grace, bytesPerSecond);
    }
}
