package com.pbxportal.shared.configuration;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form in which the read model tells a tenant's configuration, and in which all were stored before there were
 * slices: the tenant with its users and numbers inside, and each user with the devices.
 */
final class NestedForm {

    private NestedForm() {}

    static boolean is(ObjectNode written) {
        return written.has("tenant_id");
    }

    static ObjectNode sliced(ObjectNode nested) {
        ObjectNode slices = JsonNodeFactory.instance.objectNode();
        slices.putArray("tenants").add(without(nested, "users", "numbers"));
        slices.set("numbers", nested.path("numbers"));
        ArrayNode users = slices.putArray("users");
        ArrayNode devices = slices.putArray("devices");
        for (JsonNode user : nested.path("users")) {
            users.add(without(user, "devices"));
            for (JsonNode device : user.path("devices")) {
                devices.add(((ObjectNode) device).set("user_id", user.path("user_id")));
            }
        }
        return slices;
    }

    private static ObjectNode without(JsonNode thing, String... lists) {
        ObjectNode alone = JsonNodeFactory.instance.objectNode();
        thing.properties().stream()
                .filter(field -> !List.of(lists).contains(field.getKey()))
                .forEach(field -> alone.set(field.getKey(), field.getValue()));
        return alone;
    }
}
