package com.pbxportal.app.web.openapi;

import io.swagger.v3.oas.models.Operation;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;

/** Each operation's description ends with the roles that its handler asks for. */
final class WhoMayCall implements OperationCustomizer {

    private static final Pattern ROLE = Pattern.compile("'([A-Z_]+)'");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return operation.description(Stream.of(operation.getDescription(), who(rule(handler)))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining("\n\n")));
    }

    private static @Nullable String rule(HandlerMethod handler) {
        PreAuthorize rule = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), PreAuthorize.class);
        if (rule == null) {
            rule = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), PreAuthorize.class);
        }
        return rule == null ? null : rule.value();
    }

    private static String who(@Nullable String rule) {
        if (rule == null) {
            return "Open to all.";
        }
        String roles = ROLE.matcher(rule).results().map(WhoMayCall::role).collect(Collectors.joining(", "));
        return roles.isEmpty() ? "For all who are logged in." : "Roles: " + roles + ".";
    }

    private static String role(MatchResult found) {
        return found.group(1).toLowerCase(Locale.ROOT);
    }
}
