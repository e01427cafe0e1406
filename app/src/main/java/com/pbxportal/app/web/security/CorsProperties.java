package com.pbxportal.app.web.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param allowedOrigins whose pages may call the API from a browser, such as {@code https://portal.example.com} */
@ConfigurationProperties("pbx.cors")
public record CorsProperties(@DefaultValue List<String> allowedOrigins) {
    public CorsProperties {
        if (allowedOrigins.contains("*")) {
            throw new IllegalStateException("pbx.cors.allowed-origins: name the origins, * is every page there is");
        }
    }
}
