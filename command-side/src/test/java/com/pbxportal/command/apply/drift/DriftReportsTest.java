package com.pbxportal.command.apply.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.PortalTest;
import com.pbxportal.command.apply.configuration.LastApply;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class DriftReportsTest extends PortalTest {

    private static final DriftReport REPORT = DriftReport.of(List.of(), List.of());

    @Autowired
    private JdbcClient jdbc;

    private DriftReports reports;

    @BeforeEach
    void forget() {
        reports = new DriftReports(jdbc, UUID::randomUUID);
        jdbc.sql("DELETE FROM command.apply_work").update();
        jdbc.sql("DELETE FROM command.applied_revision").update();
        jdbc.sql("DELETE FROM command.drift_check").update();
        jdbc.sql("INSERT INTO command.drift_check DEFAULT VALUES").update();
    }

    @Test
    void at_first_nobody_knows() {
        assertThat(reports.last()).isEqualTo(DriftReport.NONE);
        assertThat(reports.summary().checkedAt()).isNull();
    }

    @Test
    void one_node_looks_at_a_time() {
        UUID lease = reports.lease().orElseThrow();

        assertThat(reports.lease()).isEmpty();
        assertThat(reports.leaseIfDue(Duration.ofMinutes(5))).isEmpty();
        reports.giveBack(UUID.randomUUID());
        assertThat(reports.lease()).isEmpty();
        reports.giveBack(lease);
        assertThat(reports.lease()).isPresent();
    }

    @Test
    void a_node_that_died_is_not_waited_for_for_ever() {
        UUID dead = reports.lease().orElseThrow();
        jdbc.sql("UPDATE command.drift_check SET leased_until = now() - interval '1 second'")
                .update();

        assertThat(reports.lease()).isPresent();
        assertThat(reports.keep(dead, moment(), REPORT)).isEmpty();
    }

    @Test
    void a_report_is_there_for_all_nodes_and_none_is_due_for_a_while() {
        DriftReport kept = keep(REPORT);

        assertThat(kept.checkedAt()).isNotNull();
        assertThat(new DriftReports(jdbc, UUID::randomUUID).last()).isEqualTo(kept);
        assertThat(reports.leaseIfDue(Duration.ofMinutes(5))).isEmpty();
        assertThat(reports.leaseIfDue(Duration.ZERO)).isPresent();
    }

    @Test
    void an_apply_that_began_meanwhile_makes_a_report_void() {
        LastApply.Moment before = moment();
        UUID lease = reports.lease().orElseThrow();
        jdbc.sql("INSERT INTO command.apply_work (job_id, place, begun_at) VALUES (gen_random_uuid(), 1, now())")
                .update();

        assertThat(reports.keep(lease, before, REPORT)).isEmpty();
        assertThat(reports.last()).isEqualTo(DriftReport.NONE);
    }

    @Test
    void so_does_one_that_has_begun_and_ended() {
        LastApply.Moment before = moment();
        UUID lease = reports.lease().orElseThrow();
        jdbc.sql("SELECT nextval('command.apply_fence')").query(Long.class).single();

        assertThat(reports.keep(lease, before, REPORT)).isEmpty();
    }

    @Test
    void what_drifted_is_looked_at_again_after_an_apply() {
        keep(DriftReport.unknown("why"));
        assertThat(reports.leaseIfDue(Duration.ofMinutes(5))).isEmpty();

        jdbc.sql("INSERT INTO command.applied_revision (job_id, revision, release, applied_at)"
                        + " VALUES (gen_random_uuid(), 'r', 'f', now() + interval '1 second')")
                .update();

        assertThat(reports.leaseIfDue(Duration.ofMinutes(5))).isPresent();
    }

    private DriftReport keep(DriftReport report) {
        return reports.keep(reports.lease().orElseThrow(), moment(), report).orElseThrow();
    }

    private LastApply.Moment moment() {
        return new LastApply.Moment(
                false, jdbc.sql("SELECT " + LastApply.FENCE).query(Long.class).single());
    }
}
