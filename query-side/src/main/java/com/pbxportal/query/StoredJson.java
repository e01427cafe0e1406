package com.pbxportal.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;

/** JSON that is shown as it is stored. */
@Schema(type = "object")
public record StoredJson(@JsonValue @JsonRawValue String text) {}
