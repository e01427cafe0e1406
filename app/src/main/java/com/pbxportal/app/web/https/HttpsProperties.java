package com.pbxportal.app.web.https;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param redirect send those who come by plain HTTP to HTTPS; behind a proxy this needs
 *     {@code pbx.http.trusted-proxies}, or the proxy's own requests look plain
 * @param port where HTTPS is, as clients see it
 * @param httpPort with a certificate of our own ({@code server.ssl}): a second, plain port, for redirects alone
 */
@ConfigurationProperties("pbx.https")
public record HttpsProperties(
        @DefaultValue("false") boolean redirect,
        @DefaultValue("443") int port,
        @Nullable Integer httpPort) {}
