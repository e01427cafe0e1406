package com.pbxportal.app.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.web.health.HealthCheck.Finding;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class HealthMonitorTest {

    private static final HealthProperties IMPATIENT = patient(Duration.ZERO);

    private static HealthProperties patient(Duration patience) {
        return new HealthProperties(
                null,
                patience,
                Duration.ofMillis(200),
                Duration.ZERO,
                10,
                Duration.ofSeconds(1),
                Path.of("."),
                DataSize.ofBytes(1),
                DataSize.ofBytes(1));
    }

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final AtomicLong now = new AtomicLong();
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void letGo() {
        never.countDown();
    }

    @Test
    void all_well_is_healthy() throws InterruptedException {
        HealthReport report = monitor(vital("a", Finding.healthy("ok")), other("b", Finding.healthy("ok")))
                .look();

        assertThat(report.status()).isEqualTo(HealthStatus.HEALTHY);
    }

    @Test
    void what_the_portal_can_do_without_only_degrades_it() throws InterruptedException {
        assertThat(monitor(vital("a", Finding.healthy("ok")), other("b", Finding.unhealthy("gone")))
                        .look()
                        .status())
                .isEqualTo(HealthStatus.DEGRADED);
        assertThat(monitor(vital("a", Finding.unhealthy("gone"))).look().status())
                .isEqualTo(HealthStatus.UNHEALTHY);
        assertThat(monitor(vital("a", Finding.degraded("behind"))).look().status())
                .isEqualTo(HealthStatus.DEGRADED);
    }

    @Test
    void a_check_that_throws_tells_the_root_of_it() throws InterruptedException {
        Component component = monitor(check("db", true, () -> {
                    throw new IllegalStateException("wrapped", new SQLException("connection refused"));
                }))
                .look()
                .components()
                .get("db");

        assertThat(component).returns(HealthStatus.UNHEALTHY, Component::status);
        assertThat(component.detail()).isEqualTo("connection refused");
    }

    /** They hang for longer than the test: that it ends shows that nobody waits for them. */
    @Test
    void a_part_that_hangs_is_not_waited_for_and_not_asked_twice() throws InterruptedException {
        HealthMonitor monitor = monitor(hanging("ami"), hanging("disk"), vital("db", Finding.healthy("ok")));

        monitor.look();
        monitor.look();
        HealthReport report = monitor.look();

        assertThat(looks).hasValue(2);
        assertThat(report.components().get("db").status()).isEqualTo(HealthStatus.HEALTHY);
        Component ami = report.components().get("ami");
        assertThat(ami.status()).isEqualTo(HealthStatus.UNHEALTHY);
        assertThat(ami.detail()).matches("no answer for \\d+ ms");
        assertThat(ami.latencyMs()).isGreaterThanOrEqualTo(600);
    }

    @Test
    void a_part_that_hung_is_asked_again_when_it_is_back() throws InterruptedException {
        HealthMonitor monitor = monitor(hanging("ami"));
        monitor.look();
        never.countDown();
        monitor.look();

        assertThat(monitor.look().status()).isEqualTo(HealthStatus.HEALTHY);
    }

    @Test
    void what_has_failed_only_just_now_does_not_take_the_portal_out() throws InterruptedException {
        HealthMonitor monitor =
                new HealthMonitor(List.of(vital("a", Finding.unhealthy("slow"))), patient(Duration.ofHours(1)));

        HealthReport report = monitor.look();

        assertThat(report.status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(report.components().get("a").status()).isEqualTo(HealthStatus.UNHEALTHY);
        assertThat(monitor.look().status()).isEqualTo(HealthStatus.DEGRADED);
    }

    @Test
    void what_was_well_in_between_has_not_failed_for_long() throws InterruptedException {
        Queue<Finding> findings = new ArrayDeque<>(List.of(
                Finding.unhealthy("slow"),
                Finding.healthy("ok"),
                Finding.unhealthy("slow"),
                Finding.unhealthy("slow"),
                Finding.unhealthy("slow")));
        HealthMonitor monitor =
                new HealthMonitor(List.of(check("a", true, findings::remove)), patient(PATIENCE), now::get);
        monitor.look();
        now.addAndGet(PATIENCE.toNanos());

        assertThat(monitor.look().status()).isEqualTo(HealthStatus.HEALTHY);
        assertThat(monitor.look().status()).isEqualTo(HealthStatus.DEGRADED);
        now.addAndGet(PATIENCE.toNanos() - 1);
        assertThat(monitor.look().status()).isEqualTo(HealthStatus.DEGRADED);
        now.addAndGet(1);
        assertThat(monitor.look().status()).isEqualTo(HealthStatus.UNHEALTHY);
    }

    private HealthMonitor monitor(HealthCheck... checks) {
        return new HealthMonitor(List.of(checks), IMPATIENT);
    }

    private HealthCheck hanging(String name) {
        return check(name, false, () -> {
            looks.incrementAndGet();
            never.await();
            return Finding.healthy("back");
        });
    }

    private static HealthCheck vital(String name, Finding finding) {
        return check(name, true, () -> finding);
    }

    private static HealthCheck other(String name, Finding finding) {
        return check(name, false, () -> finding);
    }

    private interface Look {
        Finding look() throws Exception;
    }

    private static HealthCheck check(String name, boolean vital, Look look) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean isVital() {
                return vital;
            }

            @Override
            public Finding look() throws Exception {
                return look.look();
            }
        };
    }
}
