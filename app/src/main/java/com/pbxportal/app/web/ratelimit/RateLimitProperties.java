package com.pbxportal.app.web.ratelimit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param perCaller all requests of one user, or of one address where nobody is logged in
 * @param loginPerAddress failed logins from one address (IPv6: one /64 network)
 * @param loginPerEmail failed logins for one email, from wherever
 */
@ConfigurationProperties("pbx.rate-limit")
public record RateLimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Requests perCaller,
        @DefaultValue Logins loginPerAddress,
        @DefaultValue Logins loginPerEmail) {

    public record Requests(
            @DefaultValue("2000") int requests,
            @DefaultValue("1s") Duration per) {}

    public record Logins(
            @DefaultValue("10") int requests,
            @DefaultValue("1m") Duration per) {}
}
