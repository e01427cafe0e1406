package com.pbxportal.command.asterisk.ami;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Asterisk sends between two blank lines. What it lacks, or has twice, is what was lost on the way. Shows its kind
 * alone, as the rest may be secret.
 */
final class AmiPacket {

    private final String action;
    private final Map<String, String> fields = new LinkedHashMap<>();

    /** @param action that is answered with it */
    AmiPacket(String action) {
        this.action = action;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** @throws TornAnswer if this line cannot be one of the same packet */
    void add(String line) {
        int colon = line.indexOf(':');
        if (line.indexOf('\r') >= 0 || colon < 1 && !isResponse()) {
            throw TornAnswer.to(action, "a line of it is none");
        }
        String field = colon < 1 ? line : line.substring(0, colon);
        int value = line.startsWith(": ", colon) ? colon + 2 : colon + 1;
        if (fields.put(field, colon < 1 ? "" : line.substring(value)) != null) {
            throw TornAnswer.to(action, "two entries came as one");
        }
    }

    /** @throws TornAnswer if it is not there */
    String get(String field) {
        String value = fields.get(field);
        if (value == null) {
            throw TornAnswer.to(action, "an entry has no " + field);
        }
        return value;
    }

    @Nullable
    String find(String field) {
        return fields.get(field);
    }

    boolean has(String field, String value) {
        return value.equalsIgnoreCase(fields.get(field));
    }

    boolean isResponse() {
        return fields.containsKey("Response");
    }

    int number(String field) {
        String value = get(field);
        if (!value.matches("[0-9]{1,9}")) {
            throw TornAnswer.to(action, "its " + field + " is no number");
        }
        return Integer.parseInt(value);
    }

    /** Of one line of a configuration file. */
    Optional<String> setting(String name) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith("Line-"))
                .map(field -> field.getValue().split("=", 2))
                .filter(line -> line.length == 2 && line[0].equalsIgnoreCase(name))
                .map(line -> line[1].strip())
                .reduce((earlier, later) -> later);
    }

    @Override
    public String toString() {
        return "AmiPacket[" + action + " " + fields.get("Event") + "]";
    }
}
