package com.pbxportal.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.shared.identity.Secret;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Nothing in a request is as long as its body may be: each text, secret and list says how long, or of what form, it is. */
class RequestsAreBoundedTest {

    /** What an import says of a number is refused one by one, and by the same rules where one number is changed. */
    private static final Set<String> DECIDED_ELSEWHERE = Set.of(
            "ImportItem.number",
            "ImportItem.provider",
            "ImportItem.metadata",
            "ChangeNumberRequest.provider",
            "ChangeNumberRequest.metadata");

    @Test
    void every_text_and_list_of_a_request_says_how_long_it_may_be() {
        Set<Class<?>> requests = new LinkedHashSet<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("com.pbxportal").stream()
                        .filter(type -> type.isAnnotatedWith(RestController.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .flatMap(method -> Arrays.stream(method.getParameters()))
                        .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                        .forEach(parameter -> collect(parameter.getAnnotatedType(), requests));

        assertThat(requests).hasSizeGreaterThan(10);
        assertThat(requests.stream().flatMap(type -> unbounded(type).stream()))
                .as("request fields without @Size")
                .isEmpty();
    }

    private static void collect(AnnotatedType type, Set<Class<?>> requests) {
        arguments(type).forEach(argument -> collect(argument, requests));
        if (type.getType() instanceof Class<?> body && body.isRecord() && !isValue(body) && requests.add(body)) {
            for (RecordComponent component : body.getRecordComponents()) {
                collect(component.getAnnotatedType(), requests);
            }
        }
    }

    private static List<String> unbounded(Class<?> request) {
        List<String> unbounded = new ArrayList<>();
        for (RecordComponent component : request.getRecordComponents()) {
            String name = request.getSimpleName() + "." + component.getName();
            if (!DECIDED_ELSEWHERE.contains(name) && !isBounded(component.getAnnotatedType(), component)) {
                unbounded.add(name);
            }
        }
        return unbounded;
    }

    private static boolean isBounded(AnnotatedType type, RecordComponent component) {
        boolean own = Stream.of(Size.class, Pattern.class)
                .anyMatch(bound -> type.isAnnotationPresent(bound)
                        || component.getAccessor().isAnnotationPresent(bound));
        Class<?> raw = raw(type);
        boolean needsOwn = isText(raw) || Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw);
        return (own || !needsOwn)
                && arguments(type).stream().allMatch(argument -> !isText(raw(argument)) || bounded(argument));
    }

    private static boolean bounded(AnnotatedType type) {
        Size size = type.getAnnotation(Size.class);
        return size != null && size.max() < Integer.MAX_VALUE;
    }

    /** What is of the shared language has a rule of its own, by which it is made. */
    private static boolean isValue(Class<?> type) {
        return type.getPackageName().startsWith("com.pbxportal.shared");
    }

    private static boolean isText(Class<?> type) {
        return type == String.class || type == Secret.class;
    }

    private static List<AnnotatedType> arguments(AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType parameterized
                ? List.of(parameterized.getAnnotatedActualTypeArguments())
                : List.of();
    }

    private static Class<?> raw(AnnotatedType type) {
        return switch (type.getType()) {
            case Class<?> plain -> plain;
            case java.lang.reflect.ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> Object.class;
        };
    }
}
