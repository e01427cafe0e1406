package com.pbxportal.command.apply.unmatched;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.shared.listing.Paging;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnmatchedCallTest {

    @Test
    void an_address_is_told_as_it_came() {
        assertThat(call("trunk-a/sip%3A%2B49309%3Bnpdi%40198.51.100.7", "1795693815-1795693827-2"))
                .contains(new UnmatchedCall(
                        "trunk-a",
                        "sip:+49309;npdi@198.51.100.7",
                        Instant.ofEpochSecond(1_795_693_815),
                        Instant.ofEpochSecond(1_795_693_827),
                        2));
    }

    @Test
    void what_was_shortened_within_an_escape_ends_before_it() {
        assertThat(call("trunk-a/sip%3A49%2", "1-2-3")).get().returns("sip:49", UnmatchedCall::address);
        assertThat(call("trunk-a/sip%3A49%", "1-2-3")).get().returns("sip:49", UnmatchedCall::address);
    }

    @Test
    void what_is_beyond_the_noted_ones_has_no_address() {
        assertThat(call("trunk-a/more", "1-2-3000")).get().returns(null, UnmatchedCall::address);
    }

    @Test
    void what_somebody_else_has_written_is_passed_over_or_shown_as_it_is() {
        assertThat(call("trunk-a", "1-2-3")).isEmpty();
        assertThat(call("trunk-a/x", "yesterday")).isEmpty();
        assertThat(call("trunk-a/100%zz1", "1-2-3")).get().returns("100%zz1", UnmatchedCall::address);
    }

    @Test
    void equal_ones_have_an_order_too() {
        List<UnmatchedCall> calls = Stream.of(
                        call("trunk-b/x", "1-5-2"),
                        call("trunk-a/more", "1-5-2"),
                        call("trunk-a/y", "1-5-2"),
                        call("trunk-a/z", "1-9-1"))
                .flatMap(Optional::stream)
                .toList();

        assertThat(calls.stream().sorted(UnmatchedCall.inOrder(new Paging.Order("last_at", true))))
                .extracting(call -> call.trunk() + "/" + call.address())
                .containsExactly("trunk-a/z", "trunk-a/y", "trunk-a/null", "trunk-b/x");
        assertThat(UnmatchedCall.SORTS).allSatisfy(field -> assertThat(
                        calls.stream().sorted(UnmatchedCall.inOrder(new Paging.Order(field, false))))
                .hasSize(4));
    }

    @Test
    void one_without_an_address_is_found_by_none() {
        UnmatchedCall more = call("trunk-a/more", "1-2-3").orElseThrow();

        assertThat(more.isTo(null)).isTrue();
        assertThat(more.isTo(" ")).isTrue();
        assertThat(more.isTo("more")).isFalse();
        assertThat(more.isOf("trunk-a")).isTrue();
        assertThat(more.isOf("trunk")).isFalse();
    }

    private static Optional<UnmatchedCall> call(String key, String value) {
        return UnmatchedCall.of(Map.entry(key, value));
    }
}
