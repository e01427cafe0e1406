package com.pbxportal.shared.listing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** One page of a listing. */
public record Page<T>(
        List<T> items,

        @Schema(description = "How many there are on all pages, exactly")
        long total,

        @Schema(description = "From 1") int page,
        int pageSize) {

    /** Of what is at hand as a whole. */
    public static <T> Page<T> of(List<T> all, int page, int pageSize) {
        List<T> items =
                all.stream().skip((long) (page - 1) * pageSize).limit(pageSize).toList();
        return new Page<>(items, all.size(), page, pageSize);
    }
}
