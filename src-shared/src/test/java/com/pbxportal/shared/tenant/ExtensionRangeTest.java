package com.pbxportal.shared.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.pbxportal.shared.error.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionRangeTest {

    @ParameterizedTest
    @CsvSource({"1000, 1999, 1000", "10, 19, 10", "100, 109, 10", "100000, 999999, 900000"})
    void a_range_has_ten_extensions_or_more_of_one_length(int min, int max, int size) {
        assertThat(new ExtensionRange(min, max).size()).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1008", "1000, 1000", "1999, 1000"})
    void a_range_of_fewer_than_ten_is_refused(int min, int max) {
        assertThatThrownBy(() -> new ExtensionRange(min, max))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Invalid extension range: " + min + "-" + max + " (at least 10 extensions)")
                .asInstanceOf(type(InvalidInput.class))
                .satisfies(e -> assertThat(e.errors().getFirst().field()).isEqualTo("ext_max"));
    }

    @ParameterizedTest
    @CsvSource({"9, 99", "0, 9", "990, 1009", "999990, 1000000", "-20, -10"})
    void a_range_of_other_lengths_is_refused(int min, int max) {
        assertThatThrownBy(() -> new ExtensionRange(min, max))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Invalid extension range: " + min + "-" + max
                        + " (2 to 6 digits, both ends of the same length)")
                .asInstanceOf(type(InvalidInput.class))
                .satisfies(e -> assertThat(e.errors().getFirst().field()).isEqualTo("ext_min"));
    }

    @Test
    void both_ends_belong_to_the_range() {
        ExtensionRange range = ExtensionRange.DEFAULT;

        assertThat(range).hasToString("1000-1999");
        assertThat(range.contains(new Extension(1000))).isTrue();
        assertThat(range.contains(new Extension(1999))).isTrue();
        assertThat(range.contains(new Extension(999))).isFalse();
        assertThat(range.contains(new Extension(2000))).isFalse();
    }
}
