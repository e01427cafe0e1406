package com.pbxportal.command.apply.drift;

import static com.pbxportal.command.apply.configuration.Acme.ACME;
import static com.pbxportal.command.apply.configuration.Acme.GLOBEX;
import static com.pbxportal.command.apply.configuration.Acme.dialplan;
import static com.pbxportal.command.apply.configuration.Acme.dialplanWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.configuration.Acme;
import com.pbxportal.command.apply.render.Ownership;
import com.pbxportal.command.asterisk.dialplan.Dialplan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DialplanComparisonTest {

    @Test
    void what_was_generated_and_is_loaded_is_in_sync() {
        assertThat(findings(dialplan())).isEmpty();
    }

    @Test
    void a_wiped_dialplan_is_told_to_everybody_context_by_context() {
        List<DriftFinding> findings = findings(new Dialplan(Map.of()));

        assertThat(findings)
                .extracting(DriftFinding::object)
                .contains("[from-trunk-external]", "[tenant-acme]", "[outbound-globex]", "[portal-revision]");
        assertThat(findings).extracting(DriftFinding::found).containsOnlyNulls();
        assertThat(of("acme", findings))
                .extracting(DriftFinding::object)
                .containsExactlyInAnyOrder(
                        "[from-trunk-external]",
                        "[tenant-acme]",
                        "[numbers-acme]",
                        "[transfer-acme]",
                        "[outbound-acme]");
        assertThat(of("acme", findings))
                .allSatisfy(finding ->
                        assertThat(finding.diff()).doesNotContain("globex").doesNotContain("+15552"));
    }

    @Test
    void one_extension_that_differs_concerns_its_tenant_alone() {
        Dialplan loaded = dialplan("exten => +15552,1,Goto(tenant-globex,1000,1)", "exten => +15552,1,Hangup(17)");

        assertThat(findings(loaded)).singleElement().satisfies(finding -> {
            assertThat(finding.tenant()).isEqualTo("globex");
            assertThat(finding.found())
                    .isEqualTo("[from-trunk-external] +15552,1 is Hangup(17), not Goto(tenant-globex,1000,1)");
            assertThat(finding.diff()).contains("-+15552,1,Goto(tenant-globex,1000,1)\n+" + "+15552,1,Hangup(17)");
        });
    }

    @Test
    void an_extension_that_nobody_generated_is_told_where_it_is() {
        Dialplan loaded = dialplanWith("[tenant-acme]\nexten => 6666,1,Hangup()\n[by-hand]\nexten => 1,1,NoOp()\n");

        assertThat(findings(loaded)).singleElement().satisfies(finding -> {
            assertThat(finding.tenant()).isEqualTo("acme");
            assertThat(finding.found()).contains("6666,1 is loaded and was not generated");
        });
    }

    private static List<DriftFinding> findings(Dialplan loaded) {
        return DialplanComparison.between(dialplan(), loaded, Ownership.of(List.of(ACME, GLOBEX), Acme.SETTINGS));
    }

    private static List<DriftFinding> of(String tenant, List<DriftFinding> findings) {
        return findings.stream().filter(f -> tenant.equals(f.tenant())).toList();
    }
}
