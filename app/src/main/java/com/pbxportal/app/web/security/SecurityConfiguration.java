package com.pbxportal.app.web.security;

import com.pbxportal.app.web.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;

/** The one filter chain: stateless, bearer tokens only, closed unless opened. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    /** A span around each of its filters is worth less than it costs; requests are measured as a whole. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            Environment environment,
            CorsProperties cors,
            SecurityFilters filters,
            ProblemWriter problems) {
        SecurityProblems refusals = new SecurityProblems(problems);
        http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(new SecurityHeaders())
                .authorizeHttpRequests(requests -> authorize(requests, environment))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        if (cors.allowedOrigins().isEmpty()) {
            http.cors(AbstractHttpConfigurer::disable);
        } else {
            http.cors(configurer -> configurer.configurationSource(SecurityHeaders.cors(cors)));
        }
        filters.addTo(http);
        return http.build();
    }

    /** Metrics are for platform administrators, unless they have a port of their own, which then is the fence. */
    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            Environment environment) {
        boolean ownPort = environment.containsProperty("management.server.port");
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll();
        requests.requestMatchers(OpenEndpoints.matcher()).permitAll();
        if (ownPort) {
            requests.requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll();
        } else {
            requests.requestMatchers(EndpointRequest.toAnyEndpoint()).hasRole("PLATFORM_ADMIN");
        }
        requests.anyRequest().authenticated();
    }
}
