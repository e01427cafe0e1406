package com.pbxportal.command.asterisk.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DialplanListingTest {

    /** As Asterisk 22.10 prints it. */
    private static final String LISTING = """
            [ Context 'outbound-acme' created by 'pbx_config' ]
              '_[+*#0-9]!' =>   1. Goto(portal-notices,outside_calls_blocked,1) [generated_outbound.conf:58]

            [ Context 'tenant-acme' created by 'pbx_config' ]
              '1000' =>         1. Dial(PJSIP/acme-1000-desk,30)              [generated_internal.conf:47]
                                2. Goto(portal-notices,after_${DIALSTATUS},1) [generated_internal.conf:48]
              'after_CHANUNAVAIL' => 1. Goto(portal-notices,unavailable,1)         [generated_inbound.conf:37]
                 [again]        2. Hangup()                                   [generated_inbound.conf:38]
              Include =>        'outbound-acme'                               [pbx_config]

            [ Context 'from-trunk-external' created by 'pbx_config' ]

            -= 4 extensions (5 priorities) in 3 contexts. =-
            """;

    @Test
    void reads_contexts_extensions_priorities_and_includes() {
        Dialplan generated = DialplanFile.read(List.of("""
                [outbound-acme]
                exten => _[+*#0-9]!,1,Goto(portal-notices,outside_calls_blocked,1)
                [tenant-acme]
                include => outbound-acme
                exten => 1000,1,Dial(PJSIP/acme-1000-desk,30)
                 same => n,Goto(portal-notices,after_${DIALSTATUS},1)
                exten => after_CHANUNAVAIL,1,Goto(portal-notices,unavailable,1)
                 same => n,Hangup()
                [from-trunk-external]
                """));

        assertThat(DialplanListing.read(LISTING)).isEqualTo(generated);
    }

    @Test
    void a_listing_of_nothing_is_an_empty_dialplan() {
        assertThat(DialplanListing.read("-= 0 extensions (0 priorities) in 0 contexts. =-\n")
                        .contexts())
                .isEmpty();
    }
}
