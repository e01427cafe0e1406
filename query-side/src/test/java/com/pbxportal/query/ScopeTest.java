package com.pbxportal.query;

import static com.pbxportal.shared.identity.Role.END_USER;
import static com.pbxportal.shared.identity.Role.PLATFORM_ADMIN;
import static com.pbxportal.shared.identity.Role.SUPPORT;
import static com.pbxportal.shared.identity.Role.TENANT_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScopeTest {

    private static final TenantId OWN = new TenantId(UUID.randomUUID());
    private static final TenantId OTHER = new TenantId(UUID.randomUUID());
    private static final UserId SELF = new UserId(UUID.randomUUID());
    private static final UserId SOMEBODY = new UserId(UUID.randomUUID());

    /** Role, tenant of the caller, tenant and user of the row, what is thrown. */
    static Stream<Arguments> who_sees_what() {
        return Stream.of(
                arguments(PLATFORM_ADMIN, null, null, null, null),
                arguments(PLATFORM_ADMIN, null, OTHER, SOMEBODY, null),
                arguments(SUPPORT, null, null, null, null),
                arguments(SUPPORT, null, OTHER, SOMEBODY, null),
                arguments(SUPPORT, OWN, OWN, SOMEBODY, null),
                arguments(SUPPORT, OWN, OTHER, SOMEBODY, NotYourTenant.class),
                arguments(SUPPORT, OWN, null, null, NotYourTenant.class),
                arguments(TENANT_ADMIN, OWN, OWN, SOMEBODY, null),
                arguments(TENANT_ADMIN, OWN, OWN, null, null),
                arguments(TENANT_ADMIN, OWN, OTHER, SELF, NotYourTenant.class),
                arguments(TENANT_ADMIN, OWN, null, null, NotYourTenant.class),
                arguments(END_USER, OWN, OWN, SELF, null),
                arguments(END_USER, OWN, OWN, SOMEBODY, RoleNotSufficient.class),
                arguments(END_USER, OWN, OWN, null, RoleNotSufficient.class),
                arguments(END_USER, OWN, OTHER, SELF, NotYourTenant.class),
                arguments(END_USER, OWN, null, SELF, NotYourTenant.class));
    }

    @ParameterizedTest
    @MethodSource
    void who_sees_what(Role role, TenantId tenant, TenantId ownerTenant, UserId ownerUser, Class<?> refusal) {
        Scope scope = Scope.of(new Caller(SELF, role, tenant, null, null, null));

        assertThat(scope.refusal(new Scope.Owner(ownerTenant, ownerUser), "It")
                        .map(Object::getClass)
                        .orElse(null))
                .isEqualTo(refusal);
    }
}
