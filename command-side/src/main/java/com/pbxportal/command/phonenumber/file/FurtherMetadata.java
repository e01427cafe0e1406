package com.pbxportal.command.phonenumber.file;

import com.pbxportal.shared.phonenumber.file.NumberColumn;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON object in a row of a file, for metadata that no cell can hold: read as the body of an import is. */
final class FurtherMetadata {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The message is what is to be said of the row. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    private FurtherMetadata() {}

    static Map<String, Object> read(@Nullable String cell) {
        if (cell == null) {
            return Map.of();
        }
        try {
            if (cell.startsWith("{")) {
                return JSON.readValue(cell, OBJECT);
            }
        } catch (JacksonException e) {
            // What Jackson says of it is for programmers.
        }
        throw new Unreadable(
                NumberColumn.FURTHER_METADATA_HEAD + " is no JSON object: write it as in {\"city\": \"Berlin\"}");
    }
}
