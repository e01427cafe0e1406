package com.pbxportal.app.web.https;

import com.pbxportal.app.web.connection.PacedConnectors;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** The plain port beside HTTPS, when one is configured. */
@Component
class PlainConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final HttpsProperties properties;
    private final PacedConnectors connectors;

    PlainConnector(HttpsProperties properties, PacedConnectors connectors) {
        if (properties.httpPort() != null && !properties.redirect()) {
            throw new IllegalStateException(
                    "pbx.https.http-port without pbx.https.redirect would serve the API in the clear");
        }
        this.properties = properties;
        this.connectors = connectors;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Integer port = properties.httpPort();
        if (port == null) {
            return;
        }
        Connector plain = connectors.sameCaps();
        plain.setPort(port);
        if (factory.getAddress() != null) {
            plain.setProperty("address", factory.getAddress().getHostAddress());
        }
        factory.addAdditionalConnectors(plain);
    }
}
