package com.pbxportal.shared.event;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** JSON, with events under the names and revisions that {@code @StoredAs} gives them rather than under class names. */
public final class PortalSerializer extends Jackson3Serializer {

    public PortalSerializer() {
        super(builder().jsonMapperBuilderCustomizer(mapper -> mapper
                // A tracking token inside a replay token names its class; without this a replay finds no events.
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .allowIfSubType("com.pbxportal.")
                        .build())
                // Numbers in what was stored as it was sent come back as they were sent.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> event = PortalEvents.BY_NAME.get(type.getName());
        return event == null ? super.classForType(type) : event;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        return type != null && PortalEvent.class.isAssignableFrom(type)
                ? new SimpleSerializedType(PortalEvents.nameOf(type), PortalEvents.revisionOf(type))
                : super.typeForClass(type);
    }
}
