package com.pbxportal.app.web.problem;

import com.pbxportal.shared.error.FieldError;
import com.pbxportal.shared.error.Rejection;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Why a body could not be read: which field, which value, which rule. */
final class UnreadableJson {

    private static final Pattern COERCED = Pattern.compile(
            "(?:Cannot coerce [^(]*|Numeric value )\\(\"?(.*?)\"?\\) (?:to|out of range) ", Pattern.DOTALL);

    /** How a program would change the parser. */
    private static final Pattern ADVICE = Pattern.compile(": enable `.*|,? ?\\(?from `[^`]*`(?=\\))|`", Pattern.DOTALL);

    private UnreadableJson() {}

    static Refusal explain(JacksonException failure) {
        String path = path(failure.getPath());
        return switch (failure) {
            case UnrecognizedPropertyException e ->
                Refusal.ofFields(List.of(new FieldError(path, "Unknown field" + known(e.getKnownPropertyIds()))));
            case InvalidFormatException e ->
                Refusal.ofFields(
                        List.of(new FieldError(path, Wording.invalidValue(path, e.getValue(), e.getTargetType()))));
            case MismatchedInputException e
            when !path.isEmpty() ->
                Refusal.ofFields(
                        List.of(new FieldError(path, Wording.invalidValue(path, coerced(e), e.getTargetType()))));
            case InputCoercionException e
            when !path.isEmpty() ->
                Refusal.ofFields(
                        List.of(new FieldError(path, Wording.invalidValue(path, coerced(e), e.getTargetType()))));
            case MismatchedInputException e
            when e.getTargetType() != null ->
                Refusal.of(ProblemKind.MALFORMED_BODY, "The body " + Wording.mustBe(e.getTargetType()));
            case ValueInstantiationException e -> refusedByItsType(path, e);
            default -> Refusal.of(ProblemKind.MALFORMED_BODY, "The body is not valid JSON" + place(failure));
        };
    }

    private static Refusal refusedByItsType(String path, ValueInstantiationException e) {
        if (!(e.getCause() instanceof Rejection rule)) {
            return Refusal.ofFields(
                    List.of(new FieldError(path, Wording.mustBe(e.getType().getRawClass()))));
        }
        boolean isValue = Wording.isValue(e.getType().getRawClass());
        List<FieldError> errors = rule.errors().stream()
                .map(error -> new FieldError(isValue ? path : below(path, error.field()), error.message()))
                .toList();
        Refusal refusal = Refusal.of(rule);
        return errors.isEmpty()
                ? refusal
                : new Refusal(
                        refusal.status(),
                        refusal.code(),
                        refusal.detail(),
                        errors,
                        refusal.headers(),
                        refusal.isTransient());
    }

    /** These exceptions keep the value in their message alone, and the parser, already closed, has forgotten it. */
    private static @Nullable String coerced(JacksonException e) {
        Matcher value = COERCED.matcher(e.getOriginalMessage());
        return value.lookingAt() ? value.group(1) : null;
    }

    private static String below(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            String name = reference.getPropertyName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }

    private static String known(@Nullable Collection<Object> fields) {
        return fields == null || fields.isEmpty()
                ? ""
                : "; known are "
                        + fields.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String place(JacksonException failure) {
        TokenStreamLocation at = failure.getLocation();
        String where = at == null || at.getLineNr() < 1
                ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return where + ": " + ADVICE.matcher(failure.getOriginalMessage()).replaceAll("");
    }
}
