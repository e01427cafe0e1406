package com.pbxportal.shared.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.shared.claim.ClaimId;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import org.junit.jupiter.api.Test;

class NameBasedIdsTest {

    /** Stored streams are found by these for ever: another id would make a taken number free again. */
    @Test
    void the_ids_of_numbers_and_claims_never_change() {
        assertThat(PhoneNumberId.of(new E164("+15551234567"))).hasToString("fc0b2a95-2b9f-5664-9c25-62ace38fab4a");
        assertThat(ClaimId.of(ClaimKind.EMAIL, "alice@acme.test")).hasToString("0ada4c65-44da-58fd-921a-7fe6903f5603");
        assertThat(ClaimId.of(ClaimKind.SIP_USERNAME, "acme-1001-desk"))
                .hasToString("2146bfa5-fcbb-5171-a253-efe4fa92134c");
    }

    @Test
    void ids_are_of_version_5_and_differ_by_kind_and_name() {
        assertThat(NameBasedIds.of("a", "x").version()).isEqualTo(5);
        assertThat(NameBasedIds.of("a", "x")).isEqualTo(NameBasedIds.of("a", "x"));
        assertThat(NameBasedIds.of("a", "x")).isNotEqualTo(NameBasedIds.of("b", "x"));
        assertThat(NameBasedIds.of("a", "x")).isNotEqualTo(NameBasedIds.of("a", "y"));
    }
}
