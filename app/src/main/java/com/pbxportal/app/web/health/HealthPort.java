package com.pbxportal.app.web.health;

import com.pbxportal.app.web.connection.PacedConnectors;
import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * A port for health alone, with sockets and threads of its own: whoever takes all places of the API keeps nobody from
 * seeing that the portal is well. Plain HTTP also where the API has a certificate, since whoever watches comes
 * from nearby.
 */
@org.springframework.stereotype.Component
public class HealthPort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** A few balancers and people; each asks for a moment. */
    private static final int CONNECTIONS = 64;

    private static final int CONNECTIONS_OF_ONE = 16;

    private final PacedConnectors connectors;
    private final @Nullable Integer wanted;
    private @Nullable Connector connector;

    HealthPort(HealthProperties properties, PacedConnectors connectors) {
        this.wanted = properties.port();
        this.connectors = connectors;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (wanted == null) {
            return;
        }
        Connector own = connectors.ownCaps("health", CONNECTIONS, CONNECTIONS_OF_ONE);
        own.setPort(wanted);
        if (factory.getAddress() != null) {
            own.setProperty("address", factory.getAddress().getHostAddress());
        }
        factory.addAdditionalConnectors(own);
        connector = own;
    }

    /** Where it listens, once it does. */
    public Optional<Integer> port() {
        return Optional.ofNullable(connector).map(Connector::getLocalPort).filter(port -> port > 0);
    }
}
