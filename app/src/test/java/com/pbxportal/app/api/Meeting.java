package com.pbxportal.app.api;

import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.ApiDocument;
import com.pbxportal.app.support.ApiDocument.Operation;
import com.pbxportal.app.support.PortalClient;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where twins could meet in one operation: a row of the table of {@link TwinTenantsTest}.
 *
 * @param object what stands in the path; a hyphen: nothing
 */
record Meeting(String method, String path, String object, List<Said> said) {

    private static final Pattern PERSONAL = Pattern.compile("\\$([A-Z]+)(\\*?)");
    private static final Pattern JSON = Pattern.compile("true|false|[0-9]{1,5}|[\\[{].*");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z_]+)\":");
    private static final Set<String> NEW = Set.of("$FRESH", "$DIALLED", "$LATER");
    private static final String KEY = "Idempotency-Key";
    private static final String CSV = "csv";
    private static final String LEFT_OUT = "-";

    /** A parameter of the query, or a field of the body. */
    record Said(String name, boolean inBody, String value) {

        static Said read(String cell) {
            int end = cell.indexOf(':');
            int equals = cell.indexOf('=');
            boolean inBody = equals < 0 || end >= 0 && end < equals;
            int split = inBody ? end : equals;
            return new Said(cell.substring(0, split), inBody, cell.substring(split + 1));
        }

        /** By which of a twin's things it can be said. */
        Stream<String> alternatives() {
            return value.startsWith("$") ? Arrays.stream(value.split("\\|")) : Stream.of(value);
        }

        /** Those of fields inside of the field, too. */
        Stream<String> names() {
            Stream<String> within = QUOTED.matcher(value).results().map(found -> found.group(1));
            return inBody
                    ? Stream.concat(Stream.of(name), within).map(field -> "field " + field)
                    : Stream.of("query parameter " + name);
        }

        String alternative() {
            return alternatives().findFirst().orElseThrow();
        }
    }

    /** The one place where a request names somebody else's; {@code said} is null: in the path. */
    record Slot(@Nullable Said said, String value) {

        List<String> values(Twin other) {
            return PERSONAL.matcher(value)
                    .results()
                    .map(found -> other.value(found.group(1)))
                    .toList();
        }
    }

    record Request(String method, String path, @Nullable Object body) {

        Answer by(PortalClient client) {
            return (body instanceof String ? client.with("Content-Type", "text/csv") : client).send(method, path, body);
        }

        /** All that it says, as it was meant. */
        String text() {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8)
                    + (body == null ? "" : PortalClient.json(body));
        }

        @Override
        public String toString() {
            return method + " " + text();
        }
    }

    static Meeting read(String line) {
        List<String> cells = Arrays.asList(line.trim().split(" +"));
        return new Meeting(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.stream().skip(3).map(Said::read).toList());
    }

    List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        if (!object.equals(LEFT_OUT)) {
            slots.add(new Slot(null, "$" + object));
        }
        for (Said one : said) {
            one.alternatives()
                    .filter(value -> PERSONAL.matcher(value).find() && !NEW.contains(value))
                    .forEach(value -> slots.add(new Slot(one, value)));
        }
        return slots;
    }

    /** About one's own alone: a listing bare and with each of its filters, all else once. */
    List<Request> own(Twin self) {
        if (!method.equals("GET")) {
            return List.of(request(self, null, self));
        }
        return Stream.concat(
                        Stream.of(request(self, null, self)),
                        said.stream()
                                .flatMap(one -> one.alternatives().map(value -> new Slot(one, value)))
                                .map(slot -> request(self, slot, self)))
                .toList();
    }

    Request request(Twin self, @Nullable Slot slot, Twin other) {
        Twin named = slot != null && slot.said() == null ? other : self;
        String address = object.equals(LEFT_OUT) ? path : path.replace("{id}", named.value(object));
        String query = said.stream()
                .filter(one -> !one.inBody() && !one.value().equals(LEFT_OUT))
                .filter(one -> !method.equals("GET") || slot != null && one.equals(slot.said()))
                .map(one -> one.name() + "=" + URLEncoder.encode(value(one, self, slot, other), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Request(method, address + (query.isEmpty() ? "" : "?" + query), body(self, slot, other));
    }

    private @Nullable Object body(Twin self, @Nullable Slot slot, Twin other) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Said one : said) {
            if (one.inBody() && !one.value().equals(LEFT_OUT)) {
                String value = value(one, self, slot, other);
                if (one.name().equals(CSV)) {
                    return "number\n" + value + "\n";
                }
                fields.put(
                        one.name(),
                        JSON.matcher(value).matches() ? JsonMapper.shared().readTree(value) : value);
            }
        }
        return fields.isEmpty() ? null : fields;
    }

    /** With a star, one's own is one that nobody has yet. */
    private static String value(Said one, Twin self, @Nullable Slot slot, Twin other) {
        boolean foreign = slot != null && one.equals(slot.said());
        return PERSONAL.matcher(foreign ? slot.value() : one.alternative()).replaceAll(found -> {
            Twin own = found.group(2).isEmpty() ? self : Twin.nobodys();
            return (foreign ? other : own).value(found.group(1));
        });
    }

    /** What the description of the API has and no row, and the other way round. */
    static List<String> gaps(ApiDocument document, List<Meeting> meetings) {
        Set<String> described = document.operations().stream()
                .flatMap(operation -> places(document, operation))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = meetings.stream().flatMap(Meeting::places).collect(Collectors.toCollection(TreeSet::new));
        Stream<String> unknown = described.stream()
                .filter(place -> !known.contains(place))
                .map(place -> "unknown " + place + ": say here how twins meet there");
        Stream<String> gone = known.stream()
                .filter(place -> !described.contains(place))
                .map(place -> "there is no " + place + " any more");
        return Stream.concat(unknown, gone).toList();
    }

    private Stream<String> places() {
        String operation = "operation " + method + " " + path;
        return Stream.concat(
                Stream.concat(
                        Stream.of(operation),
                        object.equals(LEFT_OUT) ? Stream.of() : Stream.of("path parameter id of " + operation)),
                said.stream().flatMap(Said::names).map(name -> name + " of " + operation));
    }

    private static Stream<String> places(ApiDocument document, Operation operation) {
        Stream<String> parameters = operation
                .node()
                .path("parameters")
                .valueStream()
                .map(document::resolved)
                .filter(parameter -> !parameter.path("name").asString().equals(KEY))
                .map(parameter -> parameter.path("in").asString() + " parameter "
                        + parameter.path("name").asString());
        Stream<String> fields = operation
                .node()
                .at("/requestBody/content")
                .propertyStream()
                .flatMap(type -> type.getKey().equals("text/csv")
                        ? Stream.of(CSV)
                        : fields(document, type.getValue().path("schema")))
                .map(field -> "field " + field);
        String name = "operation " + operation;
        return Stream.concat(Stream.of(name), Stream.concat(parameters, fields).map(place -> place + " of " + name));
    }

    private static Stream<String> fields(ApiDocument document, JsonNode said) {
        JsonNode schema = document.resolved(said);
        Stream<String> own = schema.path("properties")
                .propertyStream()
                .flatMap(field -> Stream.concat(Stream.of(field.getKey()), fields(document, field.getValue())));
        Stream<String> within = Stream.of("items", "anyOf", "oneOf", "allOf")
                .map(schema::path)
                .flatMap(node -> node.isArray() ? node.valueStream() : Stream.of(node))
                .filter(JsonNode::isObject)
                .flatMap(node -> fields(document, node));
        return Stream.concat(own, within);
    }

    /** As if nothing had been said of a place. */
    Meeting without(String place) {
        return new Meeting(
                method,
                path,
                object,
                said.stream()
                        .filter(one -> one.names().noneMatch(place::equals))
                        .toList());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
