package com.pbxportal.app.web.health;

import com.pbxportal.command.apply.configuration.LastApply;
import com.pbxportal.shared.apply.ApplyStatus;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether the last apply brought what it should: otherwise calls go where they went before, and somebody has to look. */
@Component
@Order(7)
class ApplyCheck implements HealthCheck {

    private final ObjectProvider<LastApply> lastApply;

    ApplyCheck(ObjectProvider<LastApply> lastApply) {
        this.lastApply = lastApply;
    }

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public Finding look() {
        LastApply here = lastApply.getIfAvailable();
        return here == null ? Finding.NOT_HERE : look(here);
    }

    private static Finding look(LastApply here) {
        Finding last = here.outcome().map(ApplyCheck::judge).orElseGet(() -> Finding.healthy("none has ended yet"));
        List<UUID> unresolved = here.unresolved();
        if (unresolved.isEmpty() || last.status() == HealthStatus.UNHEALTHY) {
            return last;
        }
        String what = "the rollback of apply " + unresolved.getFirst() + " failed, and nobody has looked after it; ";
        return new Finding(HealthStatus.DEGRADED, what + last.detail());
    }

    private static Finding judge(LastApply.Outcome outcome) {
        String what = "apply " + outcome.job() + " ended "
                + (outcome.status() == ApplyStatus.SUCCESS
                        ? "well"
                        : outcome.status() + (outcome.failedStep() == null ? "" : " in step " + outcome.failedStep()))
                + " at " + outcome.endedAt().truncatedTo(ChronoUnit.SECONDS);
        if (outcome.status() == ApplyStatus.SUCCESS) {
            return Finding.healthy(what);
        }
        HealthStatus status = outcome.changed() ? HealthStatus.UNHEALTHY : HealthStatus.DEGRADED;
        String reason = Objects.requireNonNullElse(outcome.reason(), "").strip().replaceAll("\\s+", " ");
        return new Finding(status, reason.isEmpty() ? what : what + ": " + reason);
    }
}
