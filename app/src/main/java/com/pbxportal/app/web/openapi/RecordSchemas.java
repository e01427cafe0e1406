package com.pbxportal.app.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.pbxportal.query.StoredJson;
import com.pbxportal.shared.identity.Secret;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Schemas as the Java types have it: what is {@code @Nullable} may be null, and all there is of a record is sent. The
 * same annotations are checked by the compiler, so that the description cannot say otherwise.
 */
final class RecordSchemas extends ModelResolver {

    private static final String NULL = "null";

    static {
        // One type for all that have the same values, and null for none of them.
        ModelResolver.enumsAsRef = true;
    }

    RecordSchemas(ObjectMapper mapper) {
        super(mapper, new SchemaNames());
        openapi31(true);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> others) {
        JavaType type = _mapper.constructType(annotated.getType());
        Class<?> raw = type.getRawClass();
        if (raw == StoredJson.class) {
            return context.resolve(as(type.containedType(0), annotated));
        }
        if (raw == Object.class) {
            return new JsonSchema();
        }
        if (raw == Secret.class) {
            return secret(annotated.getCtxAnnotations());
        }
        if (raw == SseEmitter.class) {
            // Generated clients would read a string as JSON, and wait for its end.
            return new JsonSchema().typesItem("string").format("binary");
        }
        Schema<?> resolved = super.resolve(annotated, context, others);
        if (raw.isRecord() && resolved != null) {
            complete(raw, model(resolved, context));
        }
        return resolved;
    }

    private static Schema<?> secret(Annotation @Nullable [] annotations) {
        Schema<?> secret = new JsonSchema().typesItem("string").format("password");
        Stream.ofNullable(annotations)
                .flatMap(Arrays::stream)
                .filter(Size.class::isInstance)
                .forEach(size -> secret.setMaxLength(((Size) size).max()));
        return secret;
    }

    private static AnnotatedType as(JavaType type, AnnotatedType annotated) {
        return new AnnotatedType(type)
                .ctxAnnotations(annotated.getCtxAnnotations())
                .parent(annotated.getParent())
                .propertyName(annotated.getPropertyName())
                .schemaProperty(annotated.isSchemaProperty())
                .resolveAsRef(annotated.isResolveAsRef());
    }

    private static @Nullable Schema<?> model(Schema<?> resolved, ModelConverterContext context) {
        String reference = resolved.get$ref();
        return reference == null ? resolved : context.getDefinedModels().get(References.name(reference));
    }

    @SuppressWarnings("rawtypes") // Swagger's maps are.
    private static void complete(Class<?> type, @Nullable Schema<?> model) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        TreeSet<String> sent = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = SnakeCaseStrategy.INSTANCE.translate(component.getName());
            Schema<?> property = (Schema) model.getProperties().get(name);
            if (property != null) {
                withoutLimitsThatAreNone(property);
                if (!mayBeLeftOut(type, component)) {
                    sent.add(name);
                    model.getProperties().put(name, asSaid(component, property));
                }
            }
        }
        model.setTypes(new TreeSet<>(List.of("object")));
        model.setRequired(List.copyOf(sent));
    }

    private static boolean mayBeLeftOut(Class<?> type, RecordComponent component) {
        return type.isAnnotationPresent(JsonInclude.class)
                || component.getAccessor().isAnnotationPresent(JsonInclude.class);
    }

    private static Schema<?> asSaid(RecordComponent component, Schema<?> property) {
        if (component.getType() == Optional.class && property.getDescription() == null) {
            property.setDescription("Null clears it");
        }
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? orNull(property) : property;
    }

    /** Those that an annotation has where it says the other end alone. */
    private static void withoutLimitsThatAreNone(Schema<?> property) {
        if (Integer.valueOf(0).equals(property.getMinLength())) {
            property.setMinLength(null);
        }
        if (Integer.valueOf(Integer.MAX_VALUE).equals(property.getMaxItems())) {
            property.setMaxItems(null);
        }
    }

    /** Once, however often it is asked for. */
    private static Schema<?> orNull(Schema<?> schema) {
        if (isNullable(schema)) {
            return schema;
        }
        if (schema.get$ref() == null) {
            schema.addType(NULL);
            return schema;
        }
        Schema<?> either = new JsonSchema();
        either.setDescription(schema.getDescription());
        schema.setDescription(null);
        either.addAnyOfItem(schema);
        either.addAnyOfItem(new JsonSchema().typesItem(NULL));
        return either;
    }

    static boolean isNullable(Schema<?> schema) {
        return schema.getTypes() != null && schema.getTypes().contains(NULL)
                || schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(RecordSchemas::isNullable);
    }
}
