package com.pbxportal.app.web.problem;

import com.pbxportal.shared.error.FieldError;
import jakarta.validation.ConstraintViolationException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** What Spring MVC throws before or around a handler. */
final class MvcFailures {

    private MvcFailures() {}

    static Optional<Refusal> explain(Throwable thrown) {
        return Optional.ofNullable(
                switch (thrown) {
                    case HttpMessageNotReadableException e -> unreadable(e);
                    case BindException e -> InvalidParameters.explain(e.getBindingResult());
                    case HandlerMethodValidationException e -> InvalidParameters.explain(e);
                    case ConstraintViolationException e -> InvalidParameters.explain(e);
                    case MethodArgumentTypeMismatchException e -> InvalidParameters.explain(e, e.getName());
                    case TypeMismatchException e -> InvalidParameters.explain(e, e.getPropertyName());
                    case MissingServletRequestParameterException e -> missing(e.getParameterName());
                    case MissingRequestHeaderException e -> missing(e.getHeaderName());
                    case NoResourceFoundException e -> notFound(e);
                    case HttpRequestMethodNotSupportedException e -> methodNotAllowed(e);
                    case HttpMediaTypeNotSupportedException e -> unsupported(e);
                    case Throwable t when t instanceof ErrorResponse standard -> byStatus(standard);
                    default -> null;
                });
    }

    private static Refusal unreadable(HttpMessageNotReadableException failure) {
        if (failure.getCause() == null) {
            return Refusal.of(ProblemKind.MISSING_BODY, "The request needs a body");
        }
        List<Throwable> causes = Refusals.causes(failure.getCause()).toList();
        if (causes.stream().anyMatch(CharacterCodingException.class::isInstance)) {
            return Refusal.of(ProblemKind.MALFORMED_BODY, "The body is not in the charset that it says, or UTF-8");
        }
        return causes.stream()
                .filter(JacksonException.class::isInstance)
                .findFirst()
                .map(cause -> UnreadableJson.explain((JacksonException) cause))
                .orElseGet(() -> Refusal.of(ProblemKind.MALFORMED_BODY, "The body cannot be read"));
    }

    private static Refusal missing(String name) {
        return Refusal.ofFields(List.of(new FieldError(name, "is required")));
    }

    private static Refusal notFound(NoResourceFoundException failure) {
        return Refusal.of(ProblemKind.ROUTE_NOT_FOUND, "There is no " + failure.getHttpMethod() + " " + path(failure));
    }

    private static String path(NoResourceFoundException failure) {
        String path = failure.getResourcePath();
        return path.startsWith("/") ? path : "/" + path;
    }

    private static Refusal methodNotAllowed(HttpRequestMethodNotSupportedException failure) {
        String allowed = list(failure.getSupportedMethods());
        return withHeaders(
                Refusal.of(
                        ProblemKind.METHOD_NOT_ALLOWED,
                        failure.getMethod() + " is not supported here"
                                + (allowed.isEmpty() ? "" : "; " + allowed + " is")),
                failure.getHeaders());
    }

    private static Refusal unsupported(HttpMediaTypeNotSupportedException failure) {
        MediaType sent = failure.getContentType();
        String supported = MediaType.toString(failure.getSupportedMediaTypes());
        return withHeaders(
                Refusal.of(
                        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                        (sent == null ? "The body has no Content-Type that is known" : sent + " is not supported here")
                                + (supported.isEmpty() ? "" : "; supported: " + supported)),
                failure.getHeaders());
    }

    private static Refusal byStatus(ErrorResponse standard) {
        Refusal byStatus = Refusals.ofStatus(standard.getStatusCode().value());
        ProblemDetail own = standard.getBody();
        Map<String, Object> properties = own.getProperties();
        return withHeaders(
                properties != null && properties.get("code") instanceof String code && own.getDetail() != null
                        ? new Refusal(byStatus.status(), code, own.getDetail(), List.of(), byStatus.headers(), true)
                        : byStatus,
                standard.getHeaders());
    }

    private static Refusal withHeaders(Refusal refusal, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders();
        all.putAll(refusal.headers());
        all.putAll(headers);
        return new Refusal(
                refusal.status(), refusal.code(), refusal.detail(), refusal.errors(), all, refusal.isTransient());
    }

    private static String list(String @Nullable [] values) {
        return values == null ? "" : String.join(", ", values);
    }
}
