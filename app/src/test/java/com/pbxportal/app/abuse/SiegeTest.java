package com.pbxportal.app.abuse;

import static com.pbxportal.app.abuse.Attack.by;
import static com.pbxportal.app.abuse.Trick.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.support.Portal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is done to the portal, it lives, says how it is, and serves an administrator at work without a fault and
 * about as fast as ever. {@code -Dabuse.seconds=60} makes each attack that long, {@code -Dabuse.only=C3} leaves out all
 * but those of that name.
 */
@Isolated("It measures how long answers take")
class SiegeTest {

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("abuse.seconds", 6));
    private static final Pattern ONLY = Pattern.compile(System.getProperty("abuse.only", ""));

    /** Java is as slow at first as under attack. */
    private static final int ROUNDS_TO_WARM_UP = 10;

    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final long HEALTH_MILLIS = 2000;
    private static final long HANGS_MILLIS = 5000;
    private static final long SLOW_MILLIS = 1000;
    private static final int TIMES_SLOWER = 5;

    /** Half of what the unit gives it: caches grow with the load, and up to here they may. */
    private static final long MOST_LIVE_BYTES = 192_000_000;

    private static Besieged portal;
    private static Estate estate;
    private static NormalClient client;
    private static Path report;
    private static long slowMillis;

    static Stream<Attack> attacks() {
        return Stream.of(
                        by("C1: 40 bodies of 7.9 MB at once, for a refresh token", LARGE_BODY.times(40)),
                        by("large bodies that stop before their end", LARGE_BODY_WITHOUT_END.times(80, 20)),
                        by("bodies of 2,600,000 values", MANY_VALUES.times(32)),
                        by("C2: 8,000 requests without an end", REQUEST_WITHOUT_END.times(8000)),
                        by("requests without an end from 200 addresses", REQUEST_WITHOUT_END.times(8000, 200)),
                        by("8,000 connections that say nothing", SAYS_NOTHING.times(8000, 200)),
                        by("C3: 64 slow bodies", SLOW_BODY.times(64)),
                        by("C3: 500 slow bodies", SLOW_BODY.times(500)),
                        by("slow bodies from 200 addresses", SLOW_BODY.times(1000, 200)),
                        by("slow headers, chunks and trailers", SLOW_HEADERS.times(300), SLOW_CHUNKS.times(300)),
                        by("bodies in chunks without an end", CHUNKS_WITHOUT_END.times(16)),
                        by("500 who do not read what they ask for", READS_NOTHING.times(250), READS_NO_LIST.times(250)),
                        by("hundreds of requests in a row", PIPELINE.times(16)),
                        by("noise", SPEAKS_TLS.times(100), EXPECTS.times(100), KEEPS_ALIVE_OF_OLD.times(100)),
                        by("connections that are reset", RESETS.times(20)),
                        by("C4: wrong logins from 60 addresses", WRONG_LOGIN.times(600, 60)),
                        by("C4: an administrator's 64 new passwords at once", CHANGES_PASSWORD.times(64)),
                        by("C5: an end user's large bodies with a key", LARGE_BODY_WITH_KEY.times(64)),
                        by("64 requests with the same key", SAME_KEY.times(64)),
                        by("sessions that are refreshed on and on", REFRESHES.times(20)),
                        by("100 programs of one end user", ASKS_A_LOT.times(100)),
                        by(
                                        "slow bodies, headers and chunks",
                                        SLOW_BODY.times(50),
                                        SLOW_HEADERS.times(50),
                                        SLOW_CHUNKS.times(50))
                                .overIpv6(),
                        by(
                                        "large bodies, requests without an end, and who does not read",
                                        LARGE_BODY.times(40),
                                        REQUEST_WITHOUT_END.times(40),
                                        READS_NO_LIST.times(40))
                                .overIpv6())
                .filter(attack -> ONLY.matcher(attack.name()).find());
    }

    @BeforeAll
    static void isCalm() throws Exception {
        portal = new Besieged(Portal.repositoryFolder().resolve("app/target/siege"));
        portal.startUnlessRunning();
        report = Portal.repositoryFolder().resolve("app/target/siege-report.txt");
        Files.deleteIfExists(report);
        estate = Estate.on(portal.client());
        client = warmedUp();
        Observation calm = client.workFor(TIME);
        slowMillis = Math.max(SLOW_MILLIS, TIMES_SLOWER * calm.p95());
        note("calm", calm, portal.liveBytes() + " live bytes");
        assertThat(calm.problems()).isEmpty();
    }

    private static NormalClient warmedUp() {
        NormalClient warm = new NormalClient(portal, estate);
        for (int round = 0; round < ROUNDS_TO_WARM_UP; round++) {
            warm.once();
        }
        return warm;
    }

    private static void isReadyFor(Attack attack) throws IOException, InterruptedException {
        boolean moves = !portal.listensOn(attack.host());
        portal.listenOn(attack.host());
        if (moves) {
            client = warmedUp();
        }
    }

    @AfterAll
    static void end() throws InterruptedException {
        portal.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void others_notice_nothing_of(Attack attack) throws Exception {
        SoftAssertions all = new SoftAssertions();
        isReadyFor(attack);
        Observation seen = seenDuring(attack, all);

        all.assertThat(seen.problems().stream().limit(5))
                .as("problems of %s", seen)
                .isEmpty();
        all.assertThat(seen.p95()).as("p95 in ms").isLessThan(slowMillis);
        all.assertThat(seen.healths()).as("health").isNotEmpty().allMatch(Sight::isGood);
        all.assertThat(portal.complaints()).as("complaints in the log").isEmpty();
        isAsBefore(all);
        all.assertAll();
    }

    @Test
    void a_database_that_stands_still_is_told_within_seconds() throws Exception {
        SoftAssertions all = new SoftAssertions();
        Observation seen;
        Attack attack = by("A5: 100 clients while PostgreSQL stands still", ASKS_A_LOT.times(100));
        isReadyFor(attack);
        portal.freezePostgres();
        try {
            seen = seenDuring(attack, all);
        } finally {
            portal.thawPostgres();
        }

        all.assertThat(seen.problems().stream()
                        .filter(sight -> sight.status() != 503)
                        .limit(5))
                .as("problems but 503 of %s", seen)
                .isEmpty();
        all.assertThat(seen.slowest()).as("slowest in ms").isLessThan(HANGS_MILLIS);
        isAsBefore(all);
        all.assertAll();
    }

    private static Observation seenDuring(Attack attack, SoftAssertions all) throws Exception {
        portal.turnThePage();
        Observation seen;
        String outcome;
        try (Attack.Running running = attack.on(portal.port(), TIME, estate)) {
            seen = client.workWhile(running::goesOn);
            outcome = running.report();
        }
        note(attack.name(), seen, outcome);
        all.assertThat(outcome).as("who attacks").matches("[1-9][0-9]* connections.*");
        all.assertThat(portal.isRunning())
                .as(() -> "lives: " + portal.lastWords())
                .isTrue();
        all.assertThat(seen.slowestHealth()).as("health in ms").isLessThan(HEALTH_MILLIS);
        return seen;
    }

    private static void isAsBefore(SoftAssertions all) throws IOException, InterruptedException {
        if (!portal.isRunning()) {
            return;
        }
        long end = System.nanoTime() + RECOVERY.toNanos();
        Observation after = client.once();
        while (!isGood(after) && System.nanoTime() < end) {
            after = client.once();
        }
        all.assertThat(isGood(after))
                .as("recovers: %s %s", after, after.problems())
                .isTrue();
        all.assertThat(portal.liveBytes()).as("live bytes").isLessThan(MOST_LIVE_BYTES);
    }

    private static boolean isGood(Observation seen) {
        return seen.problems().isEmpty() && seen.p95() < slowMillis;
    }

    private static void note(String name, Observation seen, String outcome) throws IOException {
        String problems = seen.problems().stream()
                .limit(5)
                .map(sight -> "    " + sight + "\n")
                .collect(Collectors.joining());
        Files.writeString(
                report,
                name + "\n    " + seen + "\n    " + outcome + "\n" + problems,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
