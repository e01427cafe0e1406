package com.pbxportal.command.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.ExtensionRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ExtensionPoolTest {

    private static final Predicate<Extension> NONE = extension -> false;

    private final ExtensionPool pool = new ExtensionPool(new ExtensionRange(1000, 1009));

    @Test
    void extensions_are_given_out_in_ascending_order() {
        assertThat(allocateNext(3)).containsExactly(1000, 1001, 1002);
    }

    @Test
    void a_released_extension_is_given_out_again_the_longest_free_first() {
        allocateNext(5);
        release(1003);
        release(1001);

        assertThat(allocateNext(3)).containsExactly(1003, 1001, 1005);
    }

    @Test
    void an_extension_that_was_asked_for_is_skipped_when_its_turn_comes() {
        allocate(1001);
        allocate(1002);

        assertThat(allocateNext(2)).containsExactly(1000, 1003);
    }

    @Test
    void an_exhausted_pool_has_nothing_to_give_until_one_is_released() {
        allocateNext(10);
        assertThat(pool.peek(NONE)).isEmpty();

        release(1004);
        assertThat(pool.peek(NONE)).contains(new Extension(1004));
    }

    @Test
    void a_reserved_extension_is_never_given_out_free_or_not() {
        allocateNext(4);
        release(1001);
        release(1003);
        Predicate<Extension> odd = extension -> extension.number() % 2 == 1;

        assertThat(pool.peek(odd)).contains(new Extension(1004));
        assertThat(pool.peek(odd.negate())).contains(new Extension(1001));
        assertThat(pool.peek(extension -> true)).isEmpty();
    }

    @Test
    void the_pool_knows_which_in_use_are_among_others() {
        allocateNext(4);

        assertThat(pool.allocated(extension -> extension.number() % 2 == 1))
                .containsExactly(new Extension(1001), new Extension(1003));
    }

    @Test
    void a_grown_range_goes_on_where_the_old_one_ended() {
        allocateNext(10);
        pool.changeRange(new ExtensionRange(1000, 1019));

        assertThat(pool.peek(NONE)).contains(new Extension(1010));
    }

    @Test
    void a_range_that_grows_downwards_begins_at_its_new_start() {
        pool.changeRange(new ExtensionRange(1050, 1059));
        allocateNext(10);
        pool.changeRange(new ExtensionRange(1040, 1059));

        assertThat(allocateNext(10)).startsWith(1040).endsWith(1049);
        assertThat(pool.peek(NONE)).isEmpty();
    }

    @Test
    void a_released_extension_outside_a_shrunk_range_waits_until_the_range_grows_again() {
        pool.changeRange(new ExtensionRange(1000, 1019));
        allocateNext(15);
        for (int extension = 1010; extension < 1015; extension++) {
            release(extension);
        }
        pool.changeRange(new ExtensionRange(1000, 1009));
        assertThat(pool.peek(NONE)).isEmpty();

        pool.changeRange(new ExtensionRange(1000, 1019));
        assertThat(allocateNext(6)).containsExactly(1010, 1011, 1012, 1013, 1014, 1015);
    }

    @Test
    void the_pool_counts_what_a_range_would_leave_outside() {
        allocateNext(10);

        assertThat(pool.outside(new ExtensionRange(1000, 1009))).isZero();
        assertThat(pool.outside(new ExtensionRange(1001, 1010))).isOne();
        assertThat(pool.outside(new ExtensionRange(1002, 1011))).isEqualTo(2);
        assertThat(pool.outside(new ExtensionRange(2000, 2009))).isEqualTo(10);
    }

    @Test
    void the_pool_knows_its_users_in_the_order_of_their_extensions() {
        pool.allocate(new Extension(1005), user(5));
        pool.allocate(new Extension(1002), user(2));
        pool.allocate(new Extension(1007), user(7));
        pool.release(new Extension(1005));

        assertThat(pool.users()).containsExactly(user(2), user(7));
    }

    /** Whatever happens to it, the pool gives out what a plain search would: the longest free, else the smallest new. */
    @Test
    void the_pool_never_differs_from_a_naive_model() {
        for (int seed = 0; seed < 300; seed++) {
            assertThatThePoolIsLikeTheModel(seed);
        }
    }

    private static void assertThatThePoolIsLikeTheModel(int seed) {
        Random random = new Random(seed);
        ExtensionRange range = randomRange(random);
        ExtensionPool tested = new ExtensionPool(range);
        NaivePool model = new NaivePool(range);
        for (int step = 0; step < 400; step++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 ->
                    tested.peek(NONE).ifPresent(extension -> {
                        tested.allocate(extension, user(extension.number()));
                        model.allocate(extension.number());
                    });
                case 5 -> {
                    int wanted = model.range.min() + random.nextInt(model.range.size());
                    if (!model.allocated.containsKey(wanted)) {
                        tested.allocate(new Extension(wanted), user(wanted));
                        model.allocate(wanted);
                    }
                }
                case 6, 7, 8 ->
                    model.anyAllocated(random).ifPresent(extension -> {
                        tested.release(new Extension(extension));
                        model.release(extension);
                    });
                default -> {
                    ExtensionRange other = randomRange(random);
                    assertEquals(model.outside(other), tested.outside(other));
                    if (model.outside(other) == 0) {
                        tested.changeRange(other);
                        model.range = other;
                    }
                }
            }
            assertEquals(model.peek(), tested.peek(NONE), "seed " + seed + ", step " + step);
            assertEquals(model.allocated.size(), tested.users().size());
        }
    }

    /** Steps of a large tenant; a search at each would take minutes. */
    @Test
    void giving_out_takes_constant_time_also_after_extensions_were_asked_for() {
        ExtensionPool large = new ExtensionPool(new ExtensionRange(100_000, 999_999));
        large.allocate(new Extension(100_001), user(1));
        large.release(new Extension(100_001));
        large.allocate(new Extension(100_000), user(0));

        long start = System.nanoTime();
        for (int i = 0; i < 200_000; i++) {
            Extension extension = large.peek(NONE).orElseThrow();
            large.allocate(extension, user(2));
        }
        assertThat((System.nanoTime() - start) / 1_000_000).as("milliseconds").isLessThan(5_000);
    }

    private static ExtensionRange randomRange(Random random) {
        int min = 1000 + random.nextInt(30);
        return new ExtensionRange(min, min + 9 + random.nextInt(30));
    }

    private List<Integer> allocateNext(int count) {
        List<Integer> given = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Extension extension = pool.peek(NONE).orElseThrow();
            pool.allocate(extension, user(extension.number()));
            given.add(extension.number());
        }
        return given;
    }

    private void allocate(int extension) {
        pool.allocate(new Extension(extension), user(extension));
    }

    private void release(int extension) {
        pool.release(new Extension(extension));
    }

    private static UserId user(int n) {
        return new UserId(new UUID(0, n));
    }

    /** The rule, without a thought for speed. */
    private static final class NaivePool {

        private ExtensionRange range;
        private final TreeMap<Integer, Boolean> allocated = new TreeMap<>();
        private final LinkedHashSet<Integer> released = new LinkedHashSet<>();

        NaivePool(ExtensionRange range) {
            this.range = range;
        }

        Optional<Extension> peek() {
            for (int number : released) {
                if (range.contains(new Extension(number))) {
                    return Optional.of(new Extension(number));
                }
            }
            for (int number = range.min(); number <= range.max(); number++) {
                if (!allocated.containsKey(number)) {
                    return Optional.of(new Extension(number));
                }
            }
            return Optional.empty();
        }

        void allocate(int number) {
            allocated.put(number, true);
            released.remove(number);
        }

        void release(int number) {
            allocated.remove(number);
            released.add(number);
        }

        long outside(ExtensionRange other) {
            return allocated.keySet().stream()
                    .filter(number -> !other.contains(new Extension(number)))
                    .count();
        }

        Optional<Integer> anyAllocated(Random random) {
            return allocated.isEmpty()
                    ? Optional.empty()
                    : Optional.of(List.copyOf(allocated.keySet()).get(random.nextInt(allocated.size())));
        }
    }
}
