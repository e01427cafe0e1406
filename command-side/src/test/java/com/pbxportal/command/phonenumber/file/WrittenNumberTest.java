package com.pbxportal.command.phonenumber.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.shared.phonenumber.E164;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+15551234567",
                "'+15551234567",
                "\u2019+15551234567",
                "=\"+15551234567\"",
                "+1 (555) 123-4567",
                "+1.555.123.4567",
                "+1/555/123-4567",
                "+1\u2013555\u2011123\u22124567",
                "+1\u00a0555\u202f123\u00a04567",
                "tel:+15551234567",
                "TEL:+1-555-123-4567",
                "=\"tel:+15551234567\"",
                " +15551234567\t",
                "\u202a+15551234567\u202c",
                "\u200e+15551234567",
                "\u00a0+15551234567\u00a0",
                "\ufeff+1555\u200b1234567",
                "\u2060+15551234567"
            })
    void what_surely_means_one_number_is_that_number(String written) {
        assertThat(WrittenNumber.of(written)).isEqualTo(new WrittenNumber(new E164("+15551234567"), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.5551E+10             | digits are lost: set the spreadsheet's column to text, enter the number again and save again
            1,5551E+10             | digits are lost: set the spreadsheet's column to text, enter the number again and save again
            +1.5551e10             | digits are lost: set the spreadsheet's column to text, enter the number again and save again
            #######                | the spreadsheet's column was too narrow: widen it and save again
            15551234569.0          | a spreadsheet made it a decimal number: set its column to text and save again
            15551234569,00         | a spreadsheet made it a decimal number: set its column to text and save again
            15551234567            | the + is missing: write +15551234567 if it begins with the country code
            1 (555) 123-4567       | the + is missing: write +15551234567 if it begins with the country code
            0301002000             | the country code is missing: write + and the country code for the leading 0
            030/1002000            | the country code is missing: write + and the country code for the leading 0
            00493012345            | it begins with 00: write +493012345
            +49 (0)30 12345        | the (0) is dialled only inside the country: leave it out
            +0123456789            | no country code begins with 0
            +1234567890123456      | it has 16 digits: a number has 2 to 15
            +1                     | it has 1 digits: a number has 2 to 15
            +                      | it has 0 digits: a number has 2 to 15
            +15551234567;ext=12    | it has an extension (;ext=12): write the number alone
            tel:+15551234567;ext=2 | it has an extension (;ext=2): write the number alone
            +15551234567 x12       | it has an extension (x12): write the number alone
            +15551234567x12        | it has an extension (x12): write the number alone
            +15551234567 ext. 12   | it has an extension (ext. 12): write the number alone
            +15551234567,,12       | it has an extension (,,12): write the number alone
            +15551234567#12        | it has an extension (#12): write the number alone
            tel:5551;phone-context=+1 | a phone-context is no part of a number: write + and the country code
            =HYPERLINK("x")        | it is a formula: write the number itself
            =+15551234567          | it is a formula: write the number itself
            +1555FLOWERS           | "F" is no digit
            sip:+15551234567@x     | "s" is no digit
            """)
    void what_is_none_is_told_with_its_cause_and_what_to_do(String written, String fault) {
        assertThat(WrittenNumber.of(written)).isEqualTo(new WrittenNumber(null, fault));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            \uff0b15551234567 | U+FF0B FULLWIDTH PLUS SIGN
            +\uff1155512345   | U+FF11 FULLWIDTH DIGIT ONE
            +\u0661555123     | U+0661 ARABIC-INDIC DIGIT ONE
            +1555\ud835\udfcf23 | U+1D7CF MATHEMATICAL BOLD DIGIT ONE
            \u207a1555123     | U+207A SUPERSCRIPT PLUS SIGN
            """)
    void digits_of_other_scripts_are_no_digits(String written, String spelled) {
        assertThat(WrittenNumber.of(written))
                .isEqualTo(new WrittenNumber(null, spelled + " is no plain digit or +: type the number anew"));
    }

    @Test
    void what_cannot_be_seen_on_the_page_is_spelled_out() {
        assertThat(WrittenNumber.of("+1555\u00b7123").fault()).isEqualTo("U+00B7 MIDDLE DOT is no digit");
        assertThat(WrittenNumber.of("+1555\u0007123").fault()).isEqualTo("U+0007 BEL is no digit");
        assertThat(WrittenNumber.of("")).isEqualTo(new WrittenNumber(null, null));
    }
}
