package com.pbxportal.app.support;

import com.pbxportal.app.web.health.HealthPort;
import org.springframework.context.ConfigurableApplicationContext;

/** One running application. */
public record Node(ConfigurableApplicationContext context) {

    public PortalClient client() {
        return PortalClient.at(port()).heldAgainst(Portal::document);
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The port that has health alone. */
    public int healthPort() {
        return bean(HealthPort.class).port().orElseThrow();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}
