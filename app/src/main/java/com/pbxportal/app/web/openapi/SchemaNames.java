package com.pbxportal.app.web.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.pbxportal.shared.listing.Page;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a client's author calls our types: a view by what it shows, a part of something by both. Swagger lets two types
 * of one name become one schema; here they may only if they are the same.
 */
final class SchemaNames extends TypeNameResolver {

    private static final String OURS = "com.pbxportal.";

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        String name = super.nameForClass(type, options);
        Class<?> other = type.getName().startsWith(OURS) ? named.putIfAbsent(name, type) : null;
        if (other != null && !shape(other).equals(shape(type))) {
            throw new IllegalStateException(type + " and " + other + " are both called " + name);
        }
        return name;
    }

    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        return type.getRawClass() == Page.class
                ? nameForType(type.containedType(0), options) + "Page"
                : super.nameForGenericType(type, options);
    }

    @Override
    protected String getNameOfClass(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        String own = type.getSimpleName().replaceFirst("View$", "");
        return outer == null || outer.isAnnotationPresent(RestController.class)
                ? own
                : outer.getSimpleName().replaceFirst("(View|Answer)$", "") + own;
    }

    private static List<String> shape(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(part ->
                                part.getName() + " " + part.getGenericType().getTypeName())
                        .toList()
                : List.of(type.getName());
    }
}
