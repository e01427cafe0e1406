package com.pbxportal.slice;

import com.pbxportal.app.support.PortalClient;
import com.pbxportal.command.session.AccessTokenIssuer;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.SessionId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = Slice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.address=127.0.0.1", "pbx.asterisk.ami.port=1", "spring.main.banner-mode=off"})
abstract class SliceTest {

    static final TenantId ACME = new TenantId(UUID.fromString("00000000-0000-7000-8000-00000000ac3e"));

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry registry) {
        registry.add("pbx.jwt.key", () -> Slice.POSTGRES.get("pbx.jwt.key"));
    }

    @LocalServerPort
    int port;

    @Autowired
    AccessTokenIssuer issuer;

    @Autowired
    JdbcClient jdbc;

    PortalClient nobody() {
        return PortalClient.at(port);
    }

    PortalClient platformAdmin() {
        return as(Role.PLATFORM_ADMIN, null);
    }

    PortalClient tenantAdmin() {
        return as(Role.TENANT_ADMIN, ACME);
    }

    PortalClient as(Role role, @Nullable TenantId tenant) {
        UserId user = new UserId(UUID.randomUUID());
        return nobody().withToken(token(startSession(user), user, role, tenant));
    }

    String token(SessionId session, UserId user, Role role, @Nullable TenantId tenant) {
        return issuer.issue(session, user, role, tenant).token();
    }

    SessionId startSession(UserId user) {
        SessionId session = new SessionId(UUID.randomUUID());
        jdbc.sql("INSERT INTO command.session (session_id, user_id, started_at) VALUES (?, ?, now())")
                .params(session.value(), user.value())
                .update();
        return session;
    }
}
