package com.pbxportal.app.web.connection;

import com.pbxportal.app.web.client.ClientProperties;
import com.pbxportal.app.web.client.TrustedProxies;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes every connector one of ours: the main one here, and further ones for whoever has a port of their own. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public class PacedConnectors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final PaceProperties pace;
    private final TrustedProxies proxies;
    private final MeterRegistry meters;
    private final Connections connections;

    PacedConnectors(ConnectionProperties limits, PaceProperties pace, ClientProperties clients, MeterRegistry meters) {
        this.pace = pace;
        this.proxies = new TrustedProxies(clients.trustedProxies());
        this.meters = meters;
        this.connections = connections("api", limits.inAll(), limits.perAddress());
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(PacedProtocol.class.getName());
        factory.addConnectorCustomizers(connector -> guard(connector, connections));
        factory.addEngineValves(new RequestStages());
    }

    /** A second port of the same portal: its clients count together with those of the first. */
    public Connector sameCaps() {
        return guard(new Connector(PacedProtocol.class.getName()), connections);
    }

    /** A port with places of its own, so that it answers while all others are taken. */
    public Connector ownCaps(String name, int inAll, int perAddress) {
        return guard(new Connector(PacedProtocol.class.getName()), connections(name, inAll, perAddress));
    }

    private Connector guard(Connector connector, Connections caps) {
        if (connector.getProtocolHandler() instanceof PacedProtocol protocol) {
            protocol.use(caps, pace);
        }
        return connector;
    }

    private Connections connections(String port, int inAll, int perAddress) {
        Connections caps = new Connections(inAll, perAddress, proxies::contains, (cause, tookPlace) -> meters.counter(
                        "pbx.http.connections.refused", "port", port, "cap", cause, "who", tookPlace ? "idle" : "new")
                .increment());
        Gauge.builder("pbx.http.connections.open", caps, Connections::open)
                .description("Sockets of clients")
                .tag("port", port)
                .register(meters);
        Gauge.builder("pbx.http.connections.busy", caps, Connections::busy)
                .description("Those with a request under way")
                .tag("port", port)
                .register(meters);
        return caps;
    }
}
