package com.pbxportal.command.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.ExtensionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceNumbersTest {

    private final ServiceNumbers numbers = new ServiceNumbers(new TenantProperties(new Country("US")));

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            DE, 110 112 115 116117 11833
            GB, 999 105 111 119 118118
            US, 911 933 988 211 611
            -,  911 933 988 211 611
            FR, 15 17 18 115 119
            CH, 117 118 144 147
            AT, 122 133 144
            TH, 191 1669
            AU, 106
            """)
    void an_emergency_or_service_number_of_the_country_is_reserved(String country, String reserved) {
        assertThat(reserved.split(" "))
                .allSatisfy(number -> assertThat(isReserved(country, number)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"110", "112", "911", "999", "116000", "116123", "118", "1181", "118000"})
    void some_are_reserved_in_every_country(String number) {
        assertThat(Locale.getISOCountries())
                .allSatisfy(country -> assertThat(isReserved(country, number)).isTrue());
    }

    /** Half of a range is a plan that could not be used. */
    @ParameterizedTest
    @CsvSource({"100, 199", "200, 299", "1000, 1999", "2000, 2999", "10000, 10999", "115000, 118999"})
    void what_is_reserved_leaves_most_of_a_range(int min, int max) {
        List<String> crowded = new ArrayList<>();
        for (String country :
                List.of("US", "CA", "DE", "AT", "CH", "GB", "FR", "ES", "IT", "NL", "PL", "SE", "AU", "JP")) {
            long reserved = IntStream.rangeClosed(min, max)
                    .filter(number -> isReserved(country, Integer.toString(number)))
                    .count();
            if (reserved * 2 > max - min + 1) {
                crowded.add(country + ": " + reserved);
            }
        }
        assertThat(crowded).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DE, 111", "DE, 1120", "US, 1120", "US, 2000", "US, 4444", "DE, 1000", "FR, 3000"})
    void others_are_not(String country, String number) {
        assertThat(isReserved(country, number)).isFalse();
    }

    @Test
    void an_emergency_number_is_that_number_and_no_longer_one() {
        Country germany = new Country("DE");

        assertThat(numbers.isEmergency(germany, "112")).isTrue();
        assertThat(numbers.isEmergency(germany, "1120")).isFalse();
        assertThat(numbers.isEmergency(germany, "0112")).isFalse();
        assertThat(numbers.isEmergency(new Country("AU"), "000")).isTrue();
        assertThat(numbers.isEmergency(germany, "115")).isFalse();
    }

    @Test
    void twenty_users_of_a_range_with_emergency_numbers_get_none_of_them() {
        ExtensionPool pool = new ExtensionPool(new ExtensionRange(100, 199));
        List<Integer> given = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Extension next = pool.peek(extension -> numbers.isReserved(new Country("DE"), extension))
                    .orElseThrow();
            pool.allocate(next, new UserId(new UUID(0, i)));
            given.add(next.number());
        }

        assertThat(given).doesNotContain(110, 112, 115, 118).contains(109, 111, 113);
    }

    private boolean isReserved(String country, String number) {
        return numbers.isReserved(
                country == null ? null : new Country(country), new Extension(Integer.parseInt(number)));
    }
}
