package com.pbxportal.app.web.body;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** How large a body may be, by what it is sent to: few endpoints have a use for more than a page of text. */
final class BodyLimits {

    private static final RequestMatcher IMPORTS = paths("/api/v1/dids/import", "/api/v1/dids/import/csv");
    private static final RequestMatcher LISTS = paths("/api/v1/dids/allocate", "/api/v1/dids/deallocate");

    private final BodyProperties properties;

    BodyLimits(BodyProperties properties) {
        this.properties = properties;
    }

    long of(HttpServletRequest request) {
        if (IMPORTS.matches(request)) {
            return properties.maxImport().toBytes();
        }
        return (LISTS.matches(request) ? properties.maxList() : properties.max()).toBytes();
    }

    private static RequestMatcher paths(String... patterns) {
        List<RequestMatcher> matchers = Stream.of(patterns)
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList();
        return new OrRequestMatcher(matchers);
    }
}
