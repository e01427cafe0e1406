package com.pbxportal.app.web.problem;

import com.pbxportal.shared.error.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.validation.Errors;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Bean Validation's and the binder's findings, under the names that the request uses. */
final class InvalidParameters {

    private InvalidParameters() {}

    static Refusal explain(Errors result) {
        return Refusal.ofFields(result.getAllErrors().stream()
                .map(error -> bound(error, result))
                .toList());
    }

    static Refusal explain(HandlerMethodValidationException failure) {
        List<FieldError> errors = failure.getParameterValidationResults().stream()
                .flatMap(result -> of(result).stream())
                .toList();
        return errors.isEmpty()
                ? Refusal.of(ProblemKind.INVALID_INPUT, "The parameters do not fit together")
                : Refusal.ofFields(errors);
    }

    static Refusal explain(ConstraintViolationException failure) {
        return Refusal.ofFields(failure.getConstraintViolations().stream()
                .map(InvalidParameters::violation)
                .sorted(Comparator.comparing(FieldError::field))
                .toList());
    }

    static Refusal explain(TypeMismatchException failure, @Nullable String name) {
        String field = name == null ? Objects.requireNonNullElse(failure.getPropertyName(), "") : name;
        return Refusal.ofFields(List.of(
                new FieldError(field, Wording.invalidValue(field, failure.getValue(), failure.getRequiredType()))));
    }

    private static FieldError bound(ObjectError error, Errors result) {
        if (!(error instanceof org.springframework.validation.FieldError field)) {
            return new FieldError("", message(error.getDefaultMessage()));
        }
        String name = Wording.snakeCase(field.getField());
        return field.isBindingFailure()
                ? new FieldError(
                        name,
                        Wording.invalidValue(name, field.getRejectedValue(), result.getFieldType(field.getField())))
                : new FieldError(name, message(field.getDefaultMessage()));
    }

    private static List<FieldError> of(ParameterValidationResult result) {
        if (result instanceof ParameterErrors bean) {
            return bean.getAllErrors().stream().map(error -> bound(error, bean)).toList();
        }
        String index = result.getContainerIndex() == null ? "" : "[" + result.getContainerIndex() + "]";
        String name = requestName(result.getMethodParameter()) + index;
        return result.getResolvableErrors().stream()
                .map(error -> new FieldError(name, message(error.getDefaultMessage())))
                .toList();
    }

    private static FieldError violation(ConstraintViolation<?> violation) {
        return new FieldError(Wording.snakeCase(violation.getPropertyPath().toString()), violation.getMessage());
    }

    private static String requestName(MethodParameter parameter) {
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        String name = query != null ? query.name() : path != null ? path.name() : header != null ? header.name() : "";
        return name.isEmpty() ? Objects.requireNonNullElse(parameter.getParameterName(), "") : name;
    }

    private static String message(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }
}
