package com.pbxportal.command;

import com.pbxportal.shared.identity.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose people may look at everything, and change nothing, until the platform lets them again. */
@Component
class SuspendedTenants {

    private final JdbcClient jdbc;

    SuspendedTenants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean contains(TenantId tenant) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command.open_tenant WHERE tenant_id = ? AND suspended)")
                .param(tenant.value())
                .query(Boolean.class)
                .single();
    }
}
