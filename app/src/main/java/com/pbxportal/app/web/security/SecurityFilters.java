package com.pbxportal.app.web.security;

import com.pbxportal.app.web.body.BodyLimitFilter;
import com.pbxportal.app.web.body.BodyMemory;
import com.pbxportal.app.web.body.BodyProperties;
import com.pbxportal.app.web.https.HttpsProperties;
import com.pbxportal.app.web.https.HttpsRedirectFilter;
import com.pbxportal.app.web.idempotency.IdempotencyFilter;
import com.pbxportal.app.web.idempotency.IdempotencyStore;
import com.pbxportal.app.web.problem.ProblemWriter;
import com.pbxportal.app.web.ratelimit.CallerPlacesFilter;
import com.pbxportal.app.web.ratelimit.CallerRateLimitFilter;
import com.pbxportal.app.web.ratelimit.LoginRateLimitFilter;
import com.pbxportal.app.web.ratelimit.RateLimitProperties;
import com.pbxportal.app.web.refusal.RefusalAuditFilter;
import com.pbxportal.app.web.wellformed.WellFormedRequestFilter;
import com.pbxportal.command.refusal.RefusalLog;
import com.pbxportal.command.session.FamiliarAddresses;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
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
    private final WellFormedRequestFilter wellFormed;
    private final BodyLimitFilter bodyLimit;
    private final BearerTokenFilter bearer;
    private final RefusalAuditFilter refusals;
    private final CallerRateLimitFilter callerLimit;
    private final LoginRateLimitFilter loginLimit;
    private final AdmissionFilter admission;
    private final CallerPlacesFilter places;
    private final IdempotencyFilter idempotency;

    SecurityFilters(
            HttpsProperties httpsProperties,
            BodyProperties bodyProperties,
            BodyMemory bodyMemory,
            RateLimitProperties limits,
            ObjectProvider<FamiliarAddresses> familiar,
            BearerTokens tokens,
            ObjectProvider<RefusalLog> refusalLog,
            IdempotencyStore answers,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers,
            ProblemWriter problems,
            JsonMapper json) {
        https = new HttpsRedirectFilter(httpsProperties);
        wellFormed = new WellFormedRequestFilter(problems);
        bodyLimit = new BodyLimitFilter(bodyProperties, bodyMemory, problems);
        bearer = new BearerTokenFilter(tokens, OpenEndpoints.HEALTH.matcher());
        refusals = new RefusalAuditFilter(refusalLog.getIfAvailable());
        callerLimit = new CallerRateLimitFilter(limits, problems);
        loginLimit = new LoginRateLimitFilter(
                limits,
                // Where nobody logs in, nobody has been.
                familiar.getIfAvailable(FamiliarAddresses::new),
                OpenEndpoints.LOGIN.matcher(),
                OWN_PASSWORD,
                problems,
                json);
        admission = new AdmissionFilter(handlers);
        places = new CallerPlacesFilter(limits, problems);
        idempotency = new IdempotencyFilter(answers, problems);
    }

    void addTo(HttpSecurity http) {
        http.addFilterBefore(https, AnonymousAuthenticationFilter.class)
                .addFilterBefore(wellFormed, AnonymousAuthenticationFilter.class)
                .addFilterBefore(bodyLimit, AnonymousAuthenticationFilter.class)
                .addFilterBefore(bearer, AnonymousAuthenticationFilter.class)
                .addFilterBefore(refusals, AnonymousAuthenticationFilter.class)
                .addFilterBefore(callerLimit, AnonymousAuthenticationFilter.class)
                .addFilterBefore(loginLimit, AnonymousAuthenticationFilter.class)
                .addFilterAfter(admission, AuthorizationFilter.class)
                .addFilterAfter(places, AdmissionFilter.class)
                .addFilterAfter(idempotency, CallerPlacesFilter.class);
    }
}
