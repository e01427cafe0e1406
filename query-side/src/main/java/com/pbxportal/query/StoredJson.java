package com.pbxportal.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * JSON that is shown as it is stored.
 *
 * @param <T> what it is the JSON of: the description of the API says so
 */
public record StoredJson<T>(@JsonValue @JsonRawValue String text) {}
