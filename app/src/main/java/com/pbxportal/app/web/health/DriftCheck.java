package com.pbxportal.app.web.health;

import com.pbxportal.command.apply.drift.DriftReports;
import com.pbxportal.command.apply.drift.DriftStatus;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether what runs still is what was applied, as far as the last comparison knows; asks nobody anew. */
@Component
@Order(8)
class DriftCheck implements HealthCheck {

    private final ObjectProvider<DriftReports> reports;

    DriftCheck(ObjectProvider<DriftReports> reports) {
        this.reports = reports;
    }

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public Finding look() {
        DriftReports here = reports.getIfAvailable();
        return here == null ? Finding.NOT_HERE : judge(here.summary());
    }

    private static Finding judge(DriftReports.Summary last) {
        if (last.checkedAt() == null) {
            return Finding.healthy("not compared yet");
        }
        String when = ", as of " + last.checkedAt().truncatedTo(ChronoUnit.SECONDS);
        if (last.status() == DriftStatus.DRIFTED) {
            return Finding.degraded(last.findings() + " points are not as they were applied" + when
                    + "; GET /api/v1/diagnostics/drift tells which");
        }
        return Finding.healthy(
                (last.status() == DriftStatus.IN_SYNC ? "what runs is what was applied" : "not known") + when);
    }
}
