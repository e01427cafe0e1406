package com.pbxportal.command.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

    @Test
    void shows_what_was_added_and_removed_with_what_is_around_it() {
        UnifiedDiff diff = UnifiedDiff.of("a.conf", "1\n2\n3\n4\n5\n", "1\n2\n3\nfour\n5\n6\n");

        assertThat(diff.text()).isEqualTo("""
                --- applied/a.conf
                +++ pending/a.conf
                @@ -1,5 +1,6 @@
                 1
                 2
                 3
                -4
                +four
                 5
                +6
                """);
        assertThat(diff.added()).isEqualTo(2);
        assertThat(diff.removed()).isEqualTo(1);
    }

    @Test
    void is_empty_where_nothing_changed() {
        assertThat(UnifiedDiff.of("a.conf", "1\n", "1\n").text()).isEmpty();
    }

    @Test
    void is_quick_and_short_where_everything_changed() {
        UnifiedDiff diff = UnifiedDiff.of("a.conf", numbers(0, 50_000), numbers(100_000, 150_000));

        assertThat(diff.added()).isEqualTo(50_000);
        assertThat(diff.truncated()).isTrue();
        assertThat(diff.text().lines()).hasSize(2_000);
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }
}
