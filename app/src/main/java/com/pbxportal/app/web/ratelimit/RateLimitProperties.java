package com.pbxportal.app.web.ratelimit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param perCaller all requests of one user, or of one address where nobody is logged in: what two cores serve, with
 *     room for a burst
 * @param atOnce requests of one user that are worked on at a time, and how long the next ones wait for a place
 * @param loginPerAddress failed logins from one address (IPv6: one /64 network)
 * @param loginPerEmail failed logins for one email, from wherever; as many from each address where it was logged in
 *     before
 * @param rightLoginPerEmail logins of one email that succeed
 */
@ConfigurationProperties("pbx.rate-limit")
public record RateLimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Requests perCaller,
        @DefaultValue AtOnce atOnce,
        @DefaultValue Logins loginPerAddress,
        @DefaultValue Logins loginPerEmail,
        @DefaultValue RightLogins rightLoginPerEmail) {

    public record Requests(
            @DefaultValue("1000") int requests,
            @DefaultValue("10s") Duration per) {}

    public record AtOnce(
            @DefaultValue("16") int requests,
            @DefaultValue("5s") Duration patience) {}

    public record RightLogins(
            @DefaultValue("60") int requests,
            @DefaultValue("1m") Duration per) {}

    public record Logins(
            @DefaultValue("10") int requests,
            @DefaultValue("1m") Duration per) {}
}
