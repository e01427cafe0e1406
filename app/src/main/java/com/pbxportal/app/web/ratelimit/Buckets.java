package com.pbxportal.app.web.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/**
 * One token bucket a key. Bounded: who invents keys without end pushes out old ones, and at worst forgets a
 * limit, but does not fill the memory. Each node counts for itself.
 */
final class Buckets {

    private static final int MOST = 50_000;

    private final int capacity;
    private final Duration period;
    private final Cache<String, Bucket> buckets;

    Buckets(int capacity, Duration period) {
        this.capacity = capacity;
        this.period = period;
        // A bucket that nobody touched for a period is full again: as good as a new one.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(period.multipliedBy(2))
                .build();
    }

    /** @return how long to wait, when the bucket is empty */
    Optional<Duration> take(String key) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    private Bucket bucket(String key) {
        return buckets.get(key, k -> Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, period))
                .build());
    }
}
