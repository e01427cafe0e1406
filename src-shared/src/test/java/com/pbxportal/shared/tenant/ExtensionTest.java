package com.pbxportal.shared.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.error.InvalidInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionTest {

    @ParameterizedTest
    @ValueSource(ints = {10, 1001, 999_999})
    void an_extension_has_two_to_six_digits(int number) {
        assertThat(new Extension(number)).hasToString(Integer.toString(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 0, -1001, 1_000_000})
    void nothing_else_can_be_dialled_as_one(int number) {
        assertThatThrownBy(() -> new Extension(number))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Invalid extension: " + number + " (2 to 6 digits)");
    }
}
