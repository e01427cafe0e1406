package com.pbxportal.command.apply.drift;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the last report says. Told from memory: who asks for metrics waits for no database. */
@Component
class DriftMetrics {

    private final AtomicReference<DriftReports.@Nullable Summary> last = new AtomicReference<>();

    DriftMetrics(MeterRegistry registry) {
        Gauge.builder("pbx.drift.findings", () -> tell(DriftReports.Summary::findings))
                .description("Points in which Asterisk, its files or its rows are not as they were applied")
                .register(registry);
        Gauge.builder("pbx.drift.checked.timestamp", () -> tell(DriftMetrics::checkedAt))
                .description("When that was last looked at")
                .baseUnit("seconds")
                .register(registry);
    }

    void show(DriftReports.Summary summary) {
        last.set(summary);
    }

    private double tell(ToDoubleFunction<DriftReports.Summary> figure) {
        DriftReports.Summary summary = last.get();
        return summary == null || summary.checkedAt() == null ? Double.NaN : figure.applyAsDouble(summary);
    }

    private static double checkedAt(DriftReports.Summary summary) {
        Instant at = summary.checkedAt();
        return at == null ? Double.NaN : at.getEpochSecond();
    }
}
