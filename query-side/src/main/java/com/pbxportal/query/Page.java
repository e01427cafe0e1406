package com.pbxportal.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** One page of a listing. */
public record Page<T>(
        List<T> items,

        @Schema(description = "How many there are on all pages, exactly")
        long total,

        @Schema(description = "From 1") int page,
        int pageSize) {}
