package com.pbxportal.app.web.query;

import com.pbxportal.shared.error.FieldError;
import com.pbxportal.shared.error.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters that an endpoint does not have: a filter that is misspelt would else find everything. */
public final class KnownParameters implements HandlerInterceptor {

    private static final String OURS = "/api/v1/";

    private final ParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();
    private final Map<Method, TreeSet<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query != null
                && handler instanceof HandlerMethod method
                && request.getRequestURI().startsWith(OURS)) {
            TreeSet<String> allowed = known.computeIfAbsent(method.getMethod(), any -> parametersOf(method));
            List<FieldError> errors = Arrays.stream(query.split("&"))
                    .map(KnownParameters::name)
                    .filter(name -> !name.isEmpty() && !allowed.contains(name))
                    .distinct()
                    .map(name -> new FieldError(name, refusal(name, allowed)))
                    .toList();
            if (!errors.isEmpty()) {
                throw new InvalidInput(errors);
            }
        }
        return true;
    }

    private static String refusal(String name, TreeSet<String> allowed) {
        return "Unknown parameter: " + name
                + (allowed.isEmpty() ? " (there are none)" : " (one of " + String.join(", ", allowed) + ")");
    }

    private static String name(String parameter) {
        String name = parameter.split("=", 2)[0];
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return name;
        }
    }

    private TreeSet<String> parametersOf(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(this::nameOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String nameOf(MethodParameter parameter) {
        String name = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class))
                .name();
        if (!name.isEmpty()) {
            return name;
        }
        parameter.initParameterNameDiscovery(names);
        return Objects.requireNonNull(parameter.getParameterName());
    }
}
