package com.pbxportal.shared.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/event-catalogue.md} says what the code says; {@code -Dupdate-docs} writes it anew. */
class EventCatalogueTest {

    private static final Path CATALOGUE = Path.of("../docs/event-catalogue.md");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern JAVADOC =
            Pattern.compile("/\\*\\*(?<text>(?:(?!\\*/).)*)\\*/\\s*@StoredAs", Pattern.DOTALL);
    private static final Pattern PARAM =
            Pattern.compile("@param (?<name>\\w+) (?<text>(?:(?!@param).)*)", Pattern.DOTALL);

    @Test
    void the_catalogue_lists_every_event_as_the_code_has_it() throws IOException {
        String catalogue = catalogue();
        if (System.getProperty("update-docs") != null) {
            Files.writeString(CATALOGUE, catalogue);
        }

        assertThat(CATALOGUE).as("run with -Dupdate-docs").hasContent(catalogue);
    }

    private static String catalogue() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Event catalogue

                Written by `EventCatalogueTest` from the code: `mvn -pl src-shared test -Dupdate-docs`. Do not edit.

                Every event is stored under its name and revision, never under its class name (ADR 0001). Metadata of each:
                `actor_id`, `actor_role`, `actor_tenant`, `source_ip`, `user_agent`, `request_id`, `correlationId`, `traceId`.
                A **fact** is what happened. **Bookkeeping** repeats a fact on a second stream, so that a conflicting
                change fails (ADR 0004); the audit log leaves it out. Types with `?` may be null.
                """);
        for (Map.Entry<Class<?>, List<Class<?>>> family : families().entrySet()) {
            text.append("\n## ").append(words(family.getKey().getSimpleName().replaceFirst("Event$", "")));
            text.append("\n\n| Event | Rev. | Kind | Fields | Meaning |\n|---|---|---|---|---|\n");
            for (Class<?> event : family.getValue()) {
                text.append(row(event));
            }
        }
        return text.append("\n## Parts\n\n| Type | Fields |\n|---|---|\n")
                .append(parts())
                .toString();
    }

    private static Map<Class<?>, List<Class<?>>> families() {
        return PortalEvents.ALL.stream()
                .collect(Collectors.groupingBy(EventCatalogueTest::family, LinkedHashMap::new, Collectors.toList()));
    }

    private static Class<?> family(Class<?> event) {
        return Arrays.stream(event.getInterfaces())
                .filter(Class::isSealed)
                .findFirst()
                .orElseThrow();
    }

    private static String row(Class<?> event) throws IOException {
        String kind = Bookkeeping.class.isAssignableFrom(event) ? "bookkeeping" : "fact";
        return "| `%s` | %s | %s | %s | %s |%n"
                .formatted(
                        PortalEvents.nameOf(event), PortalEvents.revisionOf(event), kind, fields(event), meaning(event))
                .replace("\r\n", "\n");
    }

    private static String fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(field -> "`" + field.getName() + "` " + typeOf(field))
                .collect(Collectors.joining(", "));
    }

    private static String typeOf(RecordComponent field) {
        boolean nullable = Arrays.stream(field.getAnnotatedType().getAnnotations())
                .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
        return name(field.getGenericType()) + (nullable ? "?" : "");
    }

    private static String name(Type type) {
        if (type instanceof ParameterizedType generic) {
            return name(generic.getRawType())
                    + Arrays.stream(generic.getActualTypeArguments())
                            .map(EventCatalogueTest::name)
                            .collect(Collectors.joining(", ", " of ", ""));
        }
        return ((Class<?>) type).getSimpleName();
    }

    /** The records that events are made of, beside ids and values of one component. */
    private static String parts() {
        return PortalEvents.ALL.stream()
                .flatMap(event -> Arrays.stream(event.getRecordComponents()))
                .map(RecordComponent::getGenericType)
                .map(type -> type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : type)
                .map(type -> (Class<?>) type)
                .flatMap(EventCatalogueTest::withParts)
                .distinct()
                .sorted((a, b) -> a.getSimpleName().compareTo(b.getSimpleName()))
                .map(part -> "| `" + part.getSimpleName() + "` | " + fields(part) + " |\n")
                .collect(Collectors.joining());
    }

    private static java.util.stream.Stream<Class<?>> withParts(Class<?> type) {
        if (!type.isRecord() || type.getRecordComponents().length == 1) {
            return java.util.stream.Stream.empty();
        }
        return java.util.stream.Stream.concat(
                java.util.stream.Stream.of(type),
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .flatMap(EventCatalogueTest::withParts));
    }

    /** What the class's Javadoc says, else what its name says. */
    private static String meaning(Class<?> event) throws IOException {
        String source = Files.readString(SOURCES.resolve(event.getName().replace('.', '/') + ".java"));
        Matcher javadoc = JAVADOC.matcher(source);
        String text = javadoc.find()
                ? javadoc.group("text").replaceAll("\\s*\\n\\s*\\*\\s?", " ").strip()
                : "";
        String about = text.replaceFirst("(?s)@param.*", "").strip();
        String params = PARAM.matcher(text)
                .results()
                .map(match -> "`" + match.group(1) + "`: " + match.group(2).strip())
                .collect(Collectors.joining("; "));
        String plain = about.isEmpty() ? words(event.getSimpleName()) + "." : about;
        return (params.isEmpty() ? plain : plain + " " + params + ".")
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .replace("|", "\\|");
    }

    /** {@code PhoneNumberImported} gives {@code Phone number imported}. */
    private static String words(String camelCase) {
        String spaced = camelCase.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
