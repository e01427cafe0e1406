package com.pbxportal.shared.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.shared.identity.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Events are for ever and are copied: what is secret lies in the vault alone. */
class NoSecretInEventsTest {

    /** Hashes of generated files are no secrets, and say what they are: {@code sha256}. */
    private static final Pattern SUSPICIOUS = Pattern.compile(
            "password|passwd|secret|hash|token|credential|salt|private|(?-i:^pin|Pin|^key|Key)(?![a-z])",
            Pattern.CASE_INSENSITIVE);

    record Harmless(String name, List<Inner> inner) {}

    record Inner(String sipPassword) {}

    record Carrier(List<Secret> values) {}

    @Test
    void no_event_can_carry_a_secret() {
        List<String> found = new ArrayList<>();
        PortalEvents.ALL.forEach(event -> walk(event, event.getSimpleName(), new HashSet<>(), found));

        assertThat(found).isEmpty();
    }

    @Test
    void a_secret_is_found_by_its_name_and_by_its_type_however_deep() {
        List<String> found = new ArrayList<>();
        walk(Harmless.class, "Harmless", new HashSet<>(), found);
        walk(Carrier.class, "Carrier", new HashSet<>(), found);

        assertThat(found).containsExactly("Harmless.inner.sipPassword", "Carrier.values");
    }

    @Test
    void ordinary_words_are_not_taken_for_secrets() {
        assertThat(List.of("sha256", "shipping", "keyboard", "generation"))
                .noneMatch(word -> SUSPICIOUS.matcher(word).find());
        assertThat(List.of("passwordHash", "voicemailPin", "pin", "refreshToken", "apiKey", "sipSecret"))
                .allMatch(word -> SUSPICIOUS.matcher(word).find());
    }

    private static void walk(Type type, String path, Set<Type> seen, List<String> found) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(part -> walk(part, path, seen, found));
        } else if (type == Secret.class) {
            found.add(path);
        } else if (type instanceof Class<?> plain && plain.isRecord() && seen.add(plain)) {
            for (RecordComponent component : plain.getRecordComponents()) {
                String name = path + "." + component.getName();
                if (SUSPICIOUS.matcher(component.getName()).find()) {
                    found.add(name);
                } else {
                    walk(component.getGenericType(), name, seen, found);
                }
            }
        }
    }
}
