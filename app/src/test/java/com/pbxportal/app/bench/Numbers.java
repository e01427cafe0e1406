package com.pbxportal.app.bench;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Made-up numbers: scattered like those of many providers, yet always the same, and none twice. */
final class Numbers {

    /** The largest prime below ten billion: multiplying by anything permutes what lies below it. */
    private static final long PRIME = 9_999_999_967L;

    private static final long STEP = 387_420_489L;

    /** Of as many consecutive numbers as an import takes. */
    static final int PER_IMPORT = 10_000;

    private Numbers() {}

    static String number(long index) {
        return "+1%010d".formatted(index * STEP % PRIME);
    }

    /** The body of an import. */
    static String json(long from, int count) {
        return LongStream.range(from, from + count)
                .mapToObj(index -> """
                        {"number":"%s","provider":"provider-%d","metadata":{"city":"City %d","monthly_cost":1.%02d}}""".formatted(number(index), index % 3, index % 500, index % 100))
                .collect(Collectors.joining(",", "{\"dids\":[", "]}"));
    }
}
