package com.pbxportal.command.apply.configuration;

import static com.pbxportal.command.apply.configuration.Acme.SETTINGS;
import static com.pbxportal.command.apply.configuration.Acme.device;
import static com.pbxportal.command.apply.configuration.Acme.tenant;
import static com.pbxportal.command.apply.configuration.Acme.toUser;
import static com.pbxportal.command.apply.configuration.Acme.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.render.GeneratedConfiguration;
import com.pbxportal.shared.configuration.ConfigurationPart;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateTest {

    private static final TenantConfiguration ACME =
            tenant("acme", List.of(user(1000, "Ann", device("acme-1000-desk"))), List.of(toUser("+15551", 1000)));
    private static final TenantConfiguration GLOBEX =
            tenant("globex", List.of(user(1000, "Gil")), List.of(toUser("+15552", 1000)));
    private static final TenantConfiguration GLOBEX_LATER =
            tenant("globex", List.of(user(1001, "Someone else")), List.of());

    @Test
    void an_apply_for_one_tenant_carries_no_pending_change_of_another() {
        Candidate candidate = Candidate.of(ACME.tenantId(), List.of(), parts(ACME), parts(GLOBEX), SETTINGS);

        assertThat(candidate.tenants()).containsExactly(ACME, GLOBEX);
        assertThat(candidate.tenantsIn(ACME.tenantId())).containsExactly(ACME);
    }

    @Test
    void an_apply_for_the_platform_takes_all_parts_from_the_snapshot() {
        Candidate candidate = Candidate.of(null, List.of(), parts(ACME, GLOBEX_LATER), parts(GLOBEX), SETTINGS);

        assertThat(candidate.tenants()).containsExactly(ACME, GLOBEX_LATER);
    }

    @Test
    void a_tenant_that_was_closed_is_gone_with_its_own_apply() {
        Candidate candidate = Candidate.of(GLOBEX.tenantId(), List.of(), List.of(), parts(ACME, GLOBEX), SETTINGS);

        assertThat(candidate.tenants()).containsExactly(ACME);
    }

    @Test
    void a_number_that_went_to_another_tenant_leads_there_alone() {
        TenantConfiguration acme = ACME.with(ConfiguredNumber.SLICE, List.of(toUser("+15552", 1000)));

        String inbound = Candidate.of(ACME.tenantId(), List.of(), parts(acme), parts(GLOBEX), SETTINGS)
                .generated()
                .files()
                .get(GeneratedConfiguration.INBOUND);

        assertThat(inbound).containsOnlyOnce("+15552").contains("exten => +15552,1,Goto(tenant-acme,1000,1)");
    }

    @Test
    void the_last_applied_wins_where_two_applied_parts_name_one_number() {
        TenantConfiguration acme = ACME.with(ConfiguredNumber.SLICE, List.of(toUser("+15552", 1000)));
        TenantConfiguration third = tenant("third", List.of(), List.of());

        String inbound = Candidate.of(third.tenantId(), List.of(), parts(third), parts(GLOBEX, acme), SETTINGS)
                .generated()
                .files()
                .get(GeneratedConfiguration.INBOUND);

        assertThat(inbound).containsOnlyOnce("+15552").contains("exten => +15552,1,Goto(tenant-acme,1000,1)");
    }

    @Test
    void the_rows_name_generations_and_no_passwords() {
        assertThat(Candidate.of(List.of(ACME), SETTINGS).rows())
                .contains("ps_auths id=acme-1000-desk auth_type=md5 username=acme-1000-desk realm=asterisk"
                        + " md5_cred=password 1\n");
    }

    private static List<ConfigurationPart> parts(TenantConfiguration... tenants) {
        return List.of(tenants).stream()
                .map(tenant -> ConfigurationPart.of(tenant.things()))
                .toList();
    }
}
