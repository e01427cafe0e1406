package com.pbxportal.app.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks a handler's {@link PreAuthorize} before the body is read: who may not import numbers learns that, and not
 * what is wrong with their file. A handler of ours that says nothing about roles is closed to everybody.
 */
public final class HandlerAuthorization implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(HandlerAuthorization.class);
    private static final String OURS = "com.pbxportal.";

    private final PreAuthorizeAuthorizationManager rules = new PreAuthorizeAuthorizationManager();
    private final RequestMatcher open = OpenEndpoints.matcher();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isClosed(request, method)) {
            PreAuthorize rule = rule(method);
            if (rule == null) {
                log.error("{} has no @PreAuthorize: nobody may call it", method);
                throw new AuthorizationDeniedException("Access Denied");
            }
            if (!usesArguments(rule)) {
                ask(method);
            }
        }
        return true;
    }

    private void ask(HandlerMethod handler) {
        Method method = handler.getMethod();
        AuthorizationResult result = rules.authorize(
                () -> SecurityContextHolder.getContext().getAuthentication(),
                new SimpleMethodInvocation(handler.getBean(), method, new Object[method.getParameterCount()]));
        if (result != null && !result.isGranted()) {
            throw new AuthorizationDeniedException("Access Denied", result);
        }
    }

    private boolean isClosed(HttpServletRequest request, HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS)
                && !(method.getBean() instanceof ErrorController)
                && !open.matches(request);
    }

    private static @Nullable PreAuthorize rule(HandlerMethod method) {
        PreAuthorize onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), PreAuthorize.class);
        return onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), PreAuthorize.class);
    }

    /** There are no arguments yet; such a rule is left to the method's own proxy. */
    private static boolean usesArguments(PreAuthorize rule) {
        return rule.value().contains("#");
    }
}
