package com.pbxportal.app.web.health;

import com.pbxportal.command.asterisk.ami.Asterisk;
import com.pbxportal.command.asterisk.ami.VoicePorts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToIntFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * What health sees, as metrics. Asks as health does: what hangs is not waited for, so that a scrape gets its answer
 * when it is needed most.
 */
@org.springframework.stereotype.Component
class HealthMetrics {

    private final HealthMonitor monitor;
    private final ProjectionsCheck projections;
    private final CallsCheck calls;
    private final ObjectProvider<Asterisk> asterisk;
    private final MeterRegistry registry;

    HealthMetrics(
            HealthMonitor monitor,
            ProjectionsCheck projections,
            CallsCheck calls,
            ObjectProvider<Asterisk> asterisk,
            MeterRegistry registry) {
        this.monitor = monitor;
        this.projections = projections;
        this.calls = calls;
        this.asterisk = asterisk;
        this.registry = registry;
    }

    /** Not before: event processors are known when the application has started. */
    @EventListener(ApplicationReadyEvent.class)
    void register() {
        if (asterisk.getIfAvailable() != null) {
            Gauge.builder("pbx.ami.up", () -> answers("asterisk") ? 1 : 0)
                    .description("Whether Asterisk lets the portal in and answers")
                    .register(registry);
            registerCalls();
        }
        projections.processors().forEach(name -> Gauge.builder("pbx.event.processor.lag", () -> lag(name))
                .description("Events that are stored and that an event processor has yet to see")
                .baseUnit("events")
                .tag("processor", name)
                .register(registry));
    }

    private void registerCalls() {
        Gauge.builder("pbx.asterisk.legs", () -> calls(VoicePorts.Use::legs))
                .description("Legs of calls that Asterisk has")
                .register(registry);
        Gauge.builder("pbx.asterisk.legs.max", () -> calls(VoicePorts.Use::room))
                .description("Legs of calls that Asterisk has RTP ports for")
                .register(registry);
    }

    private double calls(ToIntFunction<VoicePorts.Use> figure) {
        boolean isKnown = answers(calls.name());
        VoicePorts.Use use = calls.use();
        return isKnown && use != null ? figure.applyAsInt(use) : Double.NaN;
    }

    private double lag(String processor) {
        boolean isKnown = look(projections.name()) != null;
        Long lag = projections.lags().get(processor);
        return isKnown && lag != null ? lag : Double.NaN;
    }

    private boolean answers(String component) {
        Component found = look(component);
        return found != null && found.status() != HealthStatus.UNHEALTHY;
    }

    private @org.jspecify.annotations.Nullable Component look(String component) {
        try {
            return monitor.look(component);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
