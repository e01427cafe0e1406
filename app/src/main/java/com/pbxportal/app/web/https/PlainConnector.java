package com.pbxportal.app.web.https;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** The plain port beside HTTPS, when one is configured. */
@Component
class PlainConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final HttpsProperties properties;

    PlainConnector(HttpsProperties properties) {
        if (properties.httpPort() != null && !properties.redirect()) {
            throw new IllegalStateException(
                    "pbx.https.http-port without pbx.https.redirect would serve the API in the clear");
        }
        this.properties = properties;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        Integer port = properties.httpPort();
        if (port == null) {
            return;
        }
        Connector plain = new Connector();
        plain.setPort(port);
        if (factory.getAddress() != null) {
            plain.setProperty("address", factory.getAddress().getHostAddress());
        }
        factory.addAdditionalConnectors(plain);
    }
}
