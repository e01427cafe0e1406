package com.pbxportal.command.refusal.sip;

import com.pbxportal.command.asterisk.ami.RefusedRequest;
import com.pbxportal.command.refusal.Allowance;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts the requests that Asterisk has refused, and writes lines that a tool such as fail2ban reads. Holds the
 * addresses of two minutes, and at most {@value #MOST_ADDRESSES} of each: who forges addresses has as many as he likes.
 */
@Component
@EnableConfigurationProperties(SipRefusalProperties.class)
public class SipRefusals {

    static final int MOST_ADDRESSES = 1_000;

    /** Named in the filters of who reads its lines, and so never by a class. */
    static final String LOGGER = "pbx.sip.refusals";

    private static final Logger log = LoggerFactory.getLogger(LOGGER);
    private static final int LONGEST_ACCOUNT = 40;

    /**
     * @param requests that were refused in the minute before the last full one ended and since
     * @param address from which most of them came; empty: there were none
     * @param flood whether there are so many that it is worth a complaint
     */
    public record Summary(long requests, int addresses, String address, long ofAddress, boolean flood) {}

    private static final class Minute {
        private final Map<String, Long> byAddress = new HashMap<>();
        private long requests;
        private long untold;

        private void add(String address) {
            requests++;
            if (byAddress.containsKey(address) || byAddress.size() < MOST_ADDRESSES) {
                byAddress.merge(address, 1L, Long::sum);
            }
        }
    }

    private final Map<RefusedRequest.Reason, Counter> counters = new EnumMap<>(RefusedRequest.Reason.class);
    private final SipRefusalProperties properties;
    private final Allowance lines;
    private Minute current = new Minute();
    private Minute last = new Minute();

    /** All counters are there from the start: one that first shows as 1 has risen for nobody. */
    SipRefusals(SipRefusalProperties properties, MeterRegistry registry, Clock clock) {
        this.properties = properties;
        this.lines = new Allowance(properties.linesPerAddress(), properties.linesInAll(), Duration.ofMinutes(1), clock);
        for (RefusedRequest.Reason reason : RefusedRequest.Reason.values()) {
            counters.put(
                    reason,
                    Counter.builder("pbx.sip.refused")
                            .description("SIP requests that Asterisk has refused")
                            .tag("reason", word(reason))
                            .register(registry));
        }
    }

    void record(RefusedRequest request) {
        Objects.requireNonNull(counters.get(request.reason())).increment();
        boolean tells;
        synchronized (this) {
            current.add(request.address());
            tells = lines.take(request.address());
            current.untold += tells ? 0 : 1;
        }
        if (tells) {
            log.warn(
                    "SIP request refused: address={} reason={} account={}",
                    request.address(),
                    word(request.reason()),
                    plain(request.account()));
        }
    }

    /** Begins another minute, and tells of the one before what had no line of its own. */
    @Scheduled(fixedRate = 60_000, initialDelay = 60_000)
    void nextMinute() {
        Minute ended;
        synchronized (this) {
            ended = current;
            last = ended;
            current = new Minute();
        }
        if (ended.untold > 0) {
            log.warn(
                    "SIP requests refused: {} more within a minute, {} in all from {} addresses",
                    ended.untold,
                    ended.requests,
                    many(ended.byAddress.size()));
        }
    }

    public synchronized Summary summary() {
        Map<String, Long> all = new HashMap<>(last.byAddress);
        current.byAddress.forEach((address, count) -> all.merge(address, count, Long::sum));
        Map.Entry<String, Long> most =
                all.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(Map.entry("", 0L));
        return new Summary(
                last.requests + current.requests,
                all.size(),
                most.getKey(),
                most.getValue(),
                Math.max(last.requests, current.requests) >= properties.floodPerMinute());
    }

    private static String many(int addresses) {
        return addresses < MOST_ADDRESSES ? Integer.toString(addresses) : MOST_ADDRESSES + " or more";
    }

    private static String word(RefusedRequest.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    /** A name of a phone is shown as it is; of anything else, what cannot be read as another field or another line. */
    private static String plain(String account) {
        String shown = account.replaceAll("[^A-Za-z0-9._+-]", "?");
        return shown.substring(0, Math.min(shown.length(), LONGEST_ACCOUNT));
    }
}
