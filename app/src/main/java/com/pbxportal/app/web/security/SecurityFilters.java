package com.pbxportal.app.web.security;

import com.pbxportal.app.web.body.BodyLimitFilter;
import com.pbxportal.app.web.body.BodyProperties;
import com.pbxportal.app.web.https.HttpsProperties;
import com.pbxportal.app.web.https.HttpsRedirectFilter;
import com.pbxportal.app.web.idempotency.IdempotencyFilter;
import com.pbxportal.app.web.idempotency.IdempotencyStore;
import com.pbxportal.app.web.problem.ProblemWriter;
import com.pbxportal.app.web.ratelimit.CallerRateLimitFilter;
import com.pbxportal.app.web.ratelimit.LoginRateLimitFilter;
import com.pbxportal.app.web.ratelimit.RateLimitProperties;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our filters among Spring Security's, in their order: after the headers are set, so that a refusal carries them
 * too. They are no beans, or the container would run each of them a second time.
 */
@Component
class SecurityFilters {

    private static final RequestMatcher OWN_PASSWORD =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.PUT, "/api/v1/self-service/password");

    private final HttpsRedirectFilter https;
    private final BodyLimitFilter bodyLimit;
    private final BearerTokenFilter bearer;
    private final CallerRateLimitFilter callerLimit;
    private final LoginRateLimitFilter loginLimit;
    private final IdempotencyFilter idempotency;

    SecurityFilters(
            HttpsProperties httpsProperties,
            BodyProperties bodyProperties,
            RateLimitProperties limits,
            BearerTokens tokens,
            IdempotencyStore answers,
            ProblemWriter problems,
            JsonMapper json) {
        https = new HttpsRedirectFilter(httpsProperties);
        bodyLimit = new BodyLimitFilter(bodyProperties, problems);
        bearer = new BearerTokenFilter(tokens, OpenEndpoints.HEALTH.matcher());
        callerLimit = new CallerRateLimitFilter(limits, problems);
        loginLimit = new LoginRateLimitFilter(limits, OpenEndpoints.LOGIN.matcher(), OWN_PASSWORD, problems, json);
        idempotency = new IdempotencyFilter(answers, problems);
    }

    void addTo(HttpSecurity http) {
        http.addFilterBefore(https, AnonymousAuthenticationFilter.class)
                .addFilterBefore(bodyLimit, AnonymousAuthenticationFilter.class)
                .addFilterBefore(bearer, AnonymousAuthenticationFilter.class)
                .addFilterBefore(callerLimit, AnonymousAuthenticationFilter.class)
                .addFilterBefore(loginLimit, AnonymousAuthenticationFilter.class)
                .addFilterAfter(idempotency, AuthorizationFilter.class);
    }
}
