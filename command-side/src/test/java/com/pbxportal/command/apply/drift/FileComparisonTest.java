package com.pbxportal.command.apply.drift;

import static com.pbxportal.command.apply.configuration.Acme.device;
import static com.pbxportal.command.apply.configuration.Acme.tenant;
import static com.pbxportal.command.apply.configuration.Acme.toUser;
import static com.pbxportal.command.apply.configuration.Acme.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.configuration.Acme;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.release.InForce;
import com.pbxportal.command.apply.render.GeneratedConfiguration;
import com.pbxportal.command.apply.render.Ownership;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileComparisonTest {

    private static final TenantConfiguration ACME =
            tenant("acme", List.of(user(1000, "Ann", device("acme-1000-desk"))), List.of(toUser("+15551", 1000)));
    private static final TenantConfiguration GLOBEX =
            tenant("globex", List.of(user(1000, "Gil", device("globex-1000-desk"))), List.of(toUser("+15552", 1000)));
    private static final List<TenantConfiguration> BOTH = List.of(ACME, GLOBEX);
    private static final Map<String, String> GENERATED =
            GeneratedConfiguration.of(BOTH, "", Acme.SETTINGS).files();
    private static final String TARGET = "synergycall-releases/000000000007-abc";

    private final Map<String, Optional<String>> files = new HashMap<>();
    private Optional<String> target = Optional.of(TARGET);

    FileComparisonTest() {
        GENERATED.forEach((name, text) -> files.put(name, Optional.of(text)));
    }

    @Test
    void what_was_generated_and_still_lies_there_is_in_sync() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void an_edited_file_is_shown_with_its_difference_as_a_whole_and_to_its_tenant() {
        edit(GeneratedConfiguration.INTERNAL, "Dial(PJSIP/acme-1000-desk,30)", "Dial(PJSIP/globex-1000-desk,30)");

        List<DriftFinding> findings = findings();

        assertThat(findings).extracting(DriftFinding::tenant).containsExactly(null, "acme");
        assertThat(findings).extracting(DriftFinding::object).containsOnly(GeneratedConfiguration.INTERNAL);
        assertThat(findings).allSatisfy(finding -> assertThat(finding.diff())
                .contains("- same => n,Dial(PJSIP/acme-1000-desk,30)")
                .contains("+ same => n,Dial(PJSIP/globex-1000-desk,30)"));
    }

    @Test
    void a_number_that_leads_elsewhere_is_told_to_whose_it_is() {
        edit(
                GeneratedConfiguration.INBOUND,
                "exten => +15552,1,Goto(tenant-globex",
                "exten => +15552,1,Goto(tenant-acme");

        assertThat(findings()).extracting(DriftFinding::tenant).containsExactly(null, "globex");
    }

    @Test
    void a_tenant_sees_what_is_missing_and_nothing_of_what_is_there_instead() {
        // Without its heading, the other tenant's context is part of the first one's.
        edit(GeneratedConfiguration.INTERNAL, "[tenant-globex]\n", "");

        DriftReport acme = DriftReport.of(findings(), List.of()).concerning(ACME.tenantId());

        assertThat(acme.status()).isEqualTo(DriftStatus.DRIFTED);
        assertThat(acme.findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.tenant()).isEqualTo("acme");
            assertThat(finding.toString()).doesNotContain("globex").doesNotContain("Gil");
        });
    }

    @Test
    void a_missing_and_an_additional_file_are_told_without_what_is_in_it() {
        files.remove(GeneratedConfiguration.OUTBOUND);
        files.put("extra.conf", Optional.of("secret = 1\n"));
        files.put("folder.conf", Optional.empty());

        List<DriftFinding> findings = findings();

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.object()).isEqualTo(GeneratedConfiguration.OUTBOUND);
            assertThat(finding.found()).isNull();
        });
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.object()).isEqualTo("extra.conf");
            assertThat(finding.expected()).isNull();
            assertThat(finding.found()).startsWith("1 lines").endsWith("which was not generated");
            assertThat(finding.toString()).doesNotContain("secret = 1");
        });
        assertThat(findings).extracting(DriftFinding::object).contains("folder.conf");
    }

    @Test
    void a_link_that_leads_elsewhere_or_is_none_is_told() {
        target = Optional.of("/tmp/000000000007-abc");
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.expected()).isEqualTo("a link to " + TARGET);
            assertThat(finding.found()).isEqualTo("a link to /tmp/000000000007-abc");
        });

        target = Optional.empty();
        assertThat(findings()).singleElement().extracting(DriftFinding::found).isEqualTo("a folder that is no link");
    }

    @Test
    void other_line_ends_are_a_difference_that_no_line_shows() {
        edit(GeneratedConfiguration.REVISION, "\n", "\r\n");

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.diff()).isNull();
            assertThat(finding.found()).isNotEqualTo(finding.expected());
        });
    }

    private List<DriftFinding> findings() {
        return FileComparison.between(
                GENERATED, TARGET, new InForce("/etc/asterisk/x", target, files), Ownership.of(BOTH, Acme.SETTINGS));
    }

    private void edit(String file, String from, String to) {
        String text = GENERATED.get(file);
        assertThat(text).contains(from);
        files.put(file, Optional.of(text.replace(from, to)));
    }
}
