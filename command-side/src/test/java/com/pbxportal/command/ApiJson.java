package com.pbxportal.command;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the application reads and writes it, and the validation of what was read. */
public final class ApiJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_NULL_FOR_MISSING_REFERENCE_VALUES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private ApiJson() {}

    public static <T> T read(Class<T> type, String json) {
        return MAPPER.readValue(json, type);
    }

    public static String write(Object answer) {
        return MAPPER.writeValueAsString(answer);
    }

    /** The fields that are refused, with the reason: {@code name must not be null}. */
    public static <T> List<String> refused(Class<T> type, String json) {
        return VALIDATOR.validate(read(type, json)).stream()
                .map(ApiJson::inWords)
                .sorted()
                .toList();
    }

    private static String inWords(ConstraintViolation<?> violation) {
        return violation.getPropertyPath() + " " + violation.getMessage();
    }
}
