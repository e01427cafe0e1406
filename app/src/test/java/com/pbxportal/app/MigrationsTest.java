package com.pbxportal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * PostgreSQL's migrations lie in three folders and are numbered as one. A database that has the latest refuses one that
 * comes in below it, and the portal does not start after the upgrade.
 */
class MigrationsTest {

    /** As they are in use. Yours goes to the end of the line below, with the highest number. */
    private static final List<Integer> IN_USE = List.of(1, 10, 11, 20, 30, 40, 100, 120);

    private static final List<Integer> LATER = List.of(130, 131, 132, 141, 142);

    @Test
    void a_new_migration_comes_after_all_others() throws IOException {
        assertThat(numbers()).containsAll(IN_USE).containsAll(LATER).hasSize(IN_USE.size() + LATER.size());
        assertThat(LATER).isSorted().doesNotHaveDuplicates().allMatch(number -> number > IN_USE.getLast());
    }

    private static List<Integer> numbers() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*.sql"))
                .filter(file -> !file.getDescription().contains("/realtime/"))
                .map(file -> Integer.valueOf(file.getFilename().substring(1, 4)))
                .toList();
    }
}
