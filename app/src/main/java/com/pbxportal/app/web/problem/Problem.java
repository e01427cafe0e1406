package com.pbxportal.app.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.pbxportal.shared.error.FieldError;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457) as they are sent.
 *
 * @param type a name rather than a place: what there is to know of a code stands in the documentation
 * @param title the code in words, the same for each occurrence
 * @param detail what happened this time, for a person
 * @param instance the path that was asked for
 * @param code stable, for programs to switch on
 * @param errors the fields that were refused, each a {@code FieldError}; empty where the problem is not about fields;
 *     sentences where an endpoint's contract says so
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        Object errors,
        @Nullable String requestId,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extensions) {

    private static final String ERRORS = "errors";

    static Problem of(Refusal refusal, String instance, @Nullable String requestId) {
        Map<String, Object> extensions = new TreeMap<>(refusal.extensions());
        Object ofContract = extensions.remove(ERRORS);
        Object errors = ofContract == null ? fields(refusal.errors()) : Abridged.each(ofContract);
        return new Problem(
                "urn:pbx-portal:problem:" + refusal.code(),
                inWords(refusal.code()),
                refusal.status(),
                Abridged.text(refusal.detail()),
                Abridged.text(instance),
                refusal.code(),
                errors,
                requestId,
                extensions);
    }

    private static List<FieldError> fields(List<FieldError> errors) {
        return errors.stream()
                .map(error -> new FieldError(Abridged.text(error.field()), Abridged.text(error.message())))
                .toList();
    }

    private static String inWords(String code) {
        String words = code.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
