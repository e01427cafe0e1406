package com.pbxportal.command.apply.configuration;

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

    @Test
    void finds_the_few_lines_that_changed_in_a_long_text() {
        String before = numbers(0, 200_000);

        UnifiedDiff diff =
                UnifiedDiff.of("a.conf", before, before.replace("\n17\n", "\n").replace("\n199000\n", "\nx\n"));

        assertThat(diff.removed()).isEqualTo(2);
        assertThat(diff.added()).isEqualTo(1);
        assertThat(diff.truncated()).isFalse();
    }

    @Test
    void finds_a_block_among_many_alike() {
        String block = " same => n,Hangup()\n\n";
        String before = numbers(0, 30_000).replace("\n", "\n" + block);
        String after = before.replace("\n7\n", "\n6a\n" + block + "7\n").replace("\n20000\n", "\n20000a\n");

        UnifiedDiff diff = UnifiedDiff.of("a.conf", before, after);

        assertThat(diff.added()).isEqualTo(4);
        assertThat(diff.removed()).isEqualTo(1);
    }

    @Test
    void is_quick_where_a_few_lines_became_many() {
        assertThat(UnifiedDiff.of("a.conf", numbers(0, 10), "first\n" + numbers(0, 100_000) + "last\n")
                        .added())
                .isGreaterThanOrEqualTo(99_992);
    }

    @Test
    void is_quick_where_everything_is_in_another_order() {
        String backwards = numbers(0, 50_000).lines().toList().reversed().stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining());

        assertThat(UnifiedDiff.of("a.conf", numbers(0, 50_000), backwards).truncated())
                .isTrue();
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }
}
