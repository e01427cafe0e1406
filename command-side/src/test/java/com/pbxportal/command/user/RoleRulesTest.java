package com.pbxportal.command.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.command.Authority;
import com.pbxportal.command.PortalFixture;
import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.error.Rejection;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleRulesTest {

    private static final TenantId ACME = new TenantId(new UUID(1, 1));
    private static final TenantId OTHER = new TenantId(new UUID(1, 2));

    /** Who grants which role inside a tenant, and outside of one. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "ok",
            value = {
                "PLATFORM_ADMIN, END_USER,       in,  ok",
                "PLATFORM_ADMIN, SUPPORT,        in,  ok",
                "PLATFORM_ADMIN, TENANT_ADMIN,   in,  ok",
                "PLATFORM_ADMIN, PLATFORM_ADMIN, in,  A platform_admin belongs to no tenant: leave tenant_id out",
                "PLATFORM_ADMIN, END_USER,       out, A user with the role end_user belongs to a tenant: tenant_id is required",
                "PLATFORM_ADMIN, TENANT_ADMIN,   out, A user with the role tenant_admin belongs to a tenant: tenant_id is required",
                "PLATFORM_ADMIN, SUPPORT,        out, ok",
                "PLATFORM_ADMIN, PLATFORM_ADMIN, out, ok",
                "TENANT_ADMIN,   END_USER,       in,  ok",
                "TENANT_ADMIN,   SUPPORT,        in,  ok",
                "TENANT_ADMIN,   TENANT_ADMIN,   in,  ok",
                "TENANT_ADMIN,   PLATFORM_ADMIN, in,  The role tenant_admin may not grant the role platform_admin",
                "TENANT_ADMIN,   PLATFORM_ADMIN, out, The role tenant_admin may not grant the role platform_admin",
                "SUPPORT,        TENANT_ADMIN,   in,  The role support may not grant the role tenant_admin",
                "END_USER,       SUPPORT,        in,  The role end_user may not grant the role support"
            })
    void nobody_grants_a_role_above_the_own_and_each_role_has_its_place(
            Role own, Role granted, String where, @Nullable String refusal) {
        TenantId tenant = where.equals("in") ? ACME : null;
        Caller caller = PortalFixture.caller(own, own == Role.PLATFORM_ADMIN ? null : ACME);

        if (refusal == null) {
            assertThatCode(() -> RoleRules.mayGrant(caller, granted, tenant)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> RoleRules.mayGrant(caller, granted, tenant))
                    .hasMessage(refusal);
        }
    }

    @Test
    void what_is_above_is_forbidden_and_what_is_misplaced_is_invalid() {
        Caller admin = PortalFixture.PLATFORM_ADMIN;

        assertThatThrownBy(() -> RoleRules.mayGrant(PortalFixture.adminOf(ACME), Role.PLATFORM_ADMIN, ACME))
                .isInstanceOf(RoleAboveOwn.class);
        assertThatThrownBy(() -> RoleRules.mayGrant(admin, Role.PLATFORM_ADMIN, ACME))
                .isInstanceOf(PlatformRoleHasNoTenant.class)
                .satisfies(e ->
                        assertThat(((Rejection) e).errors().getFirst().field()).isEqualTo("tenant_id"));
        assertThatThrownBy(() -> RoleRules.mayGrant(admin, Role.END_USER, null))
                .isInstanceOf(RoleNeedsTenant.class)
                .satisfies(e ->
                        assertThat(((Rejection) e).errors().getFirst().field()).isEqualTo("tenant_id"));
    }

    @Test
    void whoever_stands_above_the_caller_is_not_changed_by_the_caller() {
        assertThatThrownBy(() -> RoleRules.mayChange(PortalFixture.adminOf(ACME), Role.PLATFORM_ADMIN))
                .isInstanceOf(RoleAboveOwn.class)
                .hasMessage("The role tenant_admin may not grant the role platform_admin");
        assertThatCode(() -> RoleRules.mayChange(PortalFixture.adminOf(ACME), Role.TENANT_ADMIN))
                .doesNotThrowAnyException();
        assertThatCode(() -> RoleRules.mayChange(PortalFixture.PLATFORM_ADMIN, Role.PLATFORM_ADMIN))
                .doesNotThrowAnyException();
    }

    @Test
    void a_tenant_admin_administers_the_own_tenant_and_no_other_and_not_the_platform() {
        Caller admin = PortalFixture.adminOf(ACME);

        assertThatCode(() -> Authority.toAdminister(admin, ACME, "User 1")).doesNotThrowAnyException();
        for (TenantId tenant : new TenantId[] {OTHER, null}) {
            assertThatThrownBy(() -> Authority.toAdminister(admin, tenant, "User 1"))
                    .isInstanceOf(NotYourTenant.class)
                    .hasMessage("User 1 is not in your tenant");
        }
    }

    @ParameterizedTest
    @CsvSource({"SUPPORT, support", "END_USER, end_user"})
    void who_only_reads_changes_nothing_not_even_at_home(Role role, String name) {
        assertThatThrownBy(() -> Authority.toAdminister(PortalFixture.caller(role, ACME), ACME, "User 1"))
                .isInstanceOf(RoleNotSufficient.class)
                .hasMessage("The role " + name + " may not change anything");
    }

    @Test
    void what_is_the_platforms_is_for_its_administrators_alone() {
        assertThatCode(() -> Authority.ofPlatform(PortalFixture.PLATFORM_ADMIN, "close a tenant"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Authority.ofPlatform(PortalFixture.adminOf(ACME), "close a tenant"))
                .isInstanceOf(RoleNotSufficient.class)
                .hasMessage("The role tenant_admin may not close a tenant");
        assertThatThrownBy(() -> Authority.ofPlatform(PortalFixture.caller(Role.SUPPORT, null), "import numbers"))
                .hasMessage("The role support may not import numbers");
    }
}
