package com.pbxportal.shared.kind;

import java.util.UUID;

/** One thing of any kind. @param kind the kind's name */
public record ObjectRef(String kind, UUID id) {

    public static ObjectRef of(Kind<?, ?> kind, UUID id) {
        return new ObjectRef(kind.name(), id);
    }
}
