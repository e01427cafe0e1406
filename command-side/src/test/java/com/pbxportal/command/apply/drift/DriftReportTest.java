package com.pbxportal.command.apply.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.configuration.Acme;
import com.pbxportal.command.apply.drift.DriftFinding.Where;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.render.Owner;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DriftReportTest {

    private static final TenantConfiguration ACME = Acme.tenant("acme", List.of(), List.of());
    private static final TenantConfiguration GLOBEX = Acme.tenant("globex", List.of(), List.of());
    private static final DriftFinding OF_ACME =
            DriftFinding.of(Where.ROW, Owner.of(ACME), "ps_endpoints id=x column=context", "a", "tenant-globex", null);
    private static final DriftFinding OF_PLATFORM =
            DriftFinding.of(Where.FILE, null, "generated_internal.conf", "a", "b", "--- g\n+++ f\n-Ann\n+Gil\n");

    @Test
    void without_findings_it_is_in_sync_only_if_everything_was_looked_at() {
        assertThat(DriftReport.of(List.of(), List.of()).status()).isEqualTo(DriftStatus.IN_SYNC);
        assertThat(DriftReport.of(List.of(), List.of("Cannot connect to Asterisk AMI")))
                .returns(DriftStatus.UNKNOWN, DriftReport::status)
                .returns("Cannot connect to Asterisk AMI", DriftReport::reason);
        assertThat(DriftReport.of(List.of(OF_ACME), List.of("Cannot connect to Asterisk AMI"))
                        .status())
                .isEqualTo(DriftStatus.DRIFTED);
    }

    @Test
    void a_tenant_is_told_what_concerns_it() {
        DriftReport report = DriftReport.of(List.of(OF_ACME, OF_PLATFORM), List.of());

        assertThat(report.concerning(GLOBEX.tenantId())).returns(DriftStatus.IN_SYNC, DriftReport::status);
        assertThat(report.concerning(ACME.tenantId()).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expected()).isEqualTo("a");
                    assertThat(finding.found()).isEqualTo("something else");
                });
    }

    @Test
    void why_something_could_not_be_asked_is_for_the_platform() {
        DriftReport report = DriftReport.of(List.of(), List.of("db-7.internal: connection refused"));

        assertThat(report.concerning(ACME.tenantId()))
                .returns(DriftStatus.UNKNOWN, DriftReport::status)
                .returns("Not everything could be compared", DriftReport::reason);
    }

    @Test
    void lines_that_were_added_are_not_for_the_tenant() {
        assertThat(OF_PLATFORM.withoutWhatWasFound().diff()).isEqualTo("--- g\n+++ f\n-Ann\n+; (not shown)\n");
    }

    @Test
    void of_very_many_alike_some_are_told_and_all_are_counted() {
        DriftReport report =
                DriftReport.of(IntStream.range(0, 70).mapToObj(i -> OF_ACME).toList(), List.of());

        assertThat(report.count()).isEqualTo(70);
        assertThat(report.findings()).hasSize(21);
        assertThat(report.findings().getLast().object()).isEqualTo("and 50 more");
    }

    @Test
    void it_is_read_as_it_was_written() {
        JsonMapper json = JsonMapper.builder().build();
        DriftReport report = DriftReport.of(List.of(OF_ACME, OF_PLATFORM), List.of("why"));

        assertThat(json.readValue(json.writeValueAsString(report), DriftReport.class))
                .isEqualTo(report);
    }
}
