package com.pbxportal.app.web.security;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param key signs and checks access tokens: base64 of at least 32 random bytes
 * @param previousKeys only check, so that changing the key logs nobody out; to be dropped after one lifetime
 */
@ConfigurationProperties("pbx.jwt")
public record TokenProperties(
        @DefaultValue("") String key,
        @DefaultValue List<String> previousKeys,
        @DefaultValue("pbx-portal") String issuer,
        @DefaultValue("1h") Duration lifetime,
        @DefaultValue("30s") Duration clockSkew) {}
