package com.pbxportal.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.web.problem.ProblemKind;
import com.pbxportal.shared.error.Busy;
import com.pbxportal.shared.error.Conflict;
import com.pbxportal.shared.error.Forbidden;
import com.pbxportal.shared.error.Invalid;
import com.pbxportal.shared.error.Rejection;
import com.pbxportal.shared.error.TooOften;
import com.pbxportal.shared.error.Unauthenticated;
import com.pbxportal.shared.error.Unknown;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of codes in the documentation is the table of codes in the program. */
class ApiErrorsAreDocumentedTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "api-errors.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\| (\\d{3}) \\|");

    @Test
    void every_code_stands_in_the_document_with_its_status() throws IOException {
        assertThat(documented()).containsExactlyInAnyOrderEntriesOf(existing());
    }

    private static Map<String, Integer> existing() {
        Map<String, Integer> codes = new TreeMap<>(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("com.pbxportal").stream()
                        .filter(type -> type.isAssignableTo(Rejection.class))
                        .map(type -> type.reflect().asSubclass(Rejection.class))
                        .filter(type -> !isKind(type))
                        .collect(Collectors.toMap(Rejection::codeOf, ApiErrorsAreDocumentedTest::status)));
        for (ProblemKind kind : ProblemKind.values()) {
            codes.put(kind.code(), kind.status());
        }
        // Have the form of a problem already, and are no rules of the domain.
        codes.putAll(Map.of("read_model_behind", 503, "asterisk_does_not_answer", 503));
        return codes;
    }

    private static Map<String, Integer> documented() throws IOException {
        return ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), ApiErrorsAreDocumentedTest::statusOf));
    }

    private static int statusOf(MatchResult row) {
        return Integer.parseInt(row.group(2));
    }

    private static boolean isKind(Class<? extends Rejection> type) {
        return type == Rejection.class || type.getSuperclass() == Rejection.class;
    }

    private static int status(Class<? extends Rejection> type) {
        return Map.of(
                        Invalid.class, 400,
                        Unauthenticated.class, 401,
                        Forbidden.class, 403,
                        Unknown.class, 404,
                        Conflict.class, 409,
                        TooOften.class, 429,
                        Busy.class, 503)
                .entrySet()
                .stream()
                .filter(kind -> kind.getKey().isAssignableFrom(type))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
