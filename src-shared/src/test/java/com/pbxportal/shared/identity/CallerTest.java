package com.pbxportal.shared.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallerTest {

    private static final UserId ID = new UserId(new UUID(1, 1));
    private static final TenantId OWN = new TenantId(new UUID(2, 2));
    private static final TenantId OTHER = new TenantId(new UUID(3, 3));

    @ParameterizedTest
    @EnumSource
    void a_caller_comes_out_of_the_metadata_as_it_went_in(Role role) {
        Caller full = new Caller(ID, role, OWN, "192.0.2.1", "curl/8", "req-1");
        Caller bare = new Caller(ID, role, null, null, null, null);

        assertThat(Caller.from(full.toMetaData())).isEqualTo(full);
        assertThat(Caller.from(bare.toMetaData())).isEqualTo(bare);
        assertThat(full.toMetaData()).containsOnlyKeys(Caller.METADATA_KEYS);
        assertThat(bare.toMetaData()).containsOnlyKeys(Caller.ACTOR_ID, Caller.ACTOR_ROLE);
    }

    @Test
    void origin_becomes_part_of_the_caller() {
        assertThat(Caller.of(ID, Role.SUPPORT, OWN, new Caller.Origin("192.0.2.1", "curl/8", "req-1")))
                .isEqualTo(new Caller(ID, Role.SUPPORT, OWN, "192.0.2.1", "curl/8", "req-1"));
    }

    @Test
    void a_message_that_nobody_answers_for_is_refused() {
        assertThatThrownBy(() -> Caller.from(MetaData.emptyInstance()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A message without actor_id in its metadata: nobody would answer for it");
        assertThatThrownBy(() -> Caller.from(Map.of(Caller.ACTOR_ID, ID.toString())))
                .hasMessage("A message without actor_role in its metadata: nobody would answer for it");
    }

    @Test
    void a_platform_admin_sees_and_administers_everything() {
        Caller admin = caller(Role.PLATFORM_ADMIN, null);

        assertThat(admin.isPlatformWide()).isTrue();
        assertThat(admin.sees(OWN) && admin.sees(null)).isTrue();
        assertThat(admin.administers(OWN) && admin.administers(null)).isTrue();
    }

    @Test
    void a_tenant_admin_sees_and_administers_the_own_tenant_alone() {
        Caller admin = caller(Role.TENANT_ADMIN, OWN);

        assertThat(admin.isPlatformWide()).isFalse();
        assertThat(admin.sees(OWN)).isTrue();
        assertThat(admin.sees(OTHER) || admin.sees(null)).isFalse();
        assertThat(admin.administers(OWN)).isTrue();
        assertThat(admin.administers(OTHER) || admin.administers(null)).isFalse();
    }

    @Test
    void support_of_a_tenant_sees_it_and_platform_support_sees_all_and_neither_changes_anything() {
        Caller ofTenant = caller(Role.SUPPORT, OWN);
        Caller ofPlatform = caller(Role.SUPPORT, null);

        assertThat(ofTenant.sees(OWN)).isTrue();
        assertThat(ofTenant.sees(OTHER) || ofTenant.sees(null) || ofTenant.isPlatformWide())
                .isFalse();
        assertThat(ofPlatform.sees(OWN) && ofPlatform.sees(null) && ofPlatform.isPlatformWide())
                .isTrue();
        assertThat(ofTenant.administers(OWN) || ofPlatform.administers(OWN) || ofPlatform.administers(null))
                .isFalse();
    }

    @Test
    void an_administrator_who_lost_the_tenant_administers_nothing() {
        assertThat(caller(Role.TENANT_ADMIN, null).administers(null)).isFalse();
        assertThat(caller(Role.END_USER, null).sees(null)).isFalse();
        assertThat(caller(Role.END_USER, OWN).administers(OWN)).isFalse();
    }

    @Test
    void the_portal_itself_acts_as_a_platform_admin_without_a_face() {
        Caller system = Caller.system("first start");

        assertThat(system.is(Role.PLATFORM_ADMIN)).isTrue();
        assertThat(system.userId().value()).isEqualTo(new UUID(0, 0));
        assertThat(system.userAgent()).isEqualTo("first start");
    }

    @ParameterizedTest
    @EnumSource
    void roles_are_written_in_lower_case(Role role) {
        assertThat(Role.ofWireName(role.wireName())).isEqualTo(role);
        assertThat(Role.PLATFORM_ADMIN.wireName()).isEqualTo("platform_admin");
    }

    private static Caller caller(Role role, TenantId tenant) {
        return new Caller(ID, role, tenant, null, null, null);
    }
}
