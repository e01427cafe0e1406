package com.pbxportal.shared.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.error.Rejection;
import com.pbxportal.shared.tenant.Slug;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDestinationTest {

    private static final Slug ACME = new Slug("acme");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VoiceMail(2000@tenant-acme) | VoiceMail(2000@tenant-acme)",
                "VoiceMail(2000@tenant-acme,u) | VoiceMail(2000@tenant-acme,u)",
                "voicemail(20@tenant-acme,bs) | VoiceMail(20@tenant-acme,bs)",
                "Goto(tenant-acme,1001,1) | Goto(tenant-acme,1001,1)",
                "Playback(ss-noservice) | Playback(ss-noservice)",
                "Playback(vm-nobodyavail&vm-goodbye) | Playback(vm-nobodyavail&vm-goodbye)",
                "Hangup | Hangup()",
                "Hangup() | Hangup()",
                "Hangup(17) | Hangup(17)",
                "Hangup(127) | Hangup(127)",
                "Busy(60) | Busy(60)",
                "Congestion | Congestion()"
            })
    void is_what_a_tenant_may_use(String written, String inTheDialplan) {
        assertThat(ExternalDestination.parse(written, ACME)).hasToString(inTheDialplan);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "VoiceMail",
                "VoiceMail()",
                "VoiceMail(2000@tenant-globex)",
                "VoiceMail(2000@default)",
                "VoiceMail(2000@tenant-acme,d)",
                "VoiceMail(2000@tenant-acme&2000@tenant-globex)",
                "VoiceMail(2000@tenant-acme) ",
                "VoiceMail(2000@tenant-acme)\nexten => _X.,1,System(id)",
                "VoiceMail(2000@tenant-acme),System(id)",
                "VoiceMail(2000@tenant-acme);",
                "Goto(tenant-globex,1001,1)",
                "Goto(tenant-acme-2,1001,1)",
                "Goto(outbound-acme,911,1)",
                "Goto(tenant-acme,1001,2)",
                "Goto(tenant-acme,+15551234567,1)",
                "Goto(tenant-acme,s,1)",
                "Goto(1001,1)",
                "Playback(/etc/passwd)",
                "Playback(../../etc/passwd)",
                "Playback(custom/other)",
                "Playback(http://example.com/a.wav)",
                "Playback(a,noanswer)",
                "Playback(${SHELL(id)})",
                "Playback()",
                "Hangup(0)",
                "Hangup(128)",
                "Hangup(${CAUSE})",
                "Busy(61)",
                "Busy(-1)",
                "Answer",
                "Answer()",
                "Dial(PJSIP/trunk/900)",
                "System(rm -rf /)",
                "TrySystem(id)",
                "AGI(x)",
                "ExternalIVR(x)",
                "Originate(x)",
                "Exec(System,id)",
                "Macro(x)",
                "Gosub(tenant-acme,1001,1)",
                "Set(GLOBAL(x)=1)",
                "Read(x)",
                "ReadFile(x=/etc/passwd)",
                "MixMonitor(a.wav,,id)",
                "NoOp()"
            })
    void refuses_everything_else(String hostile) {
        assertThatThrownBy(() -> ExternalDestination.parse(hostile, ACME))
                .isInstanceOf(ExternalDestinationNotAllowed.class)
                .hasMessageContaining("Goto(tenant-acme,<2-6 digits>,1)")
                .satisfies(refusal -> {
                    Rejection rejection = (Rejection) refusal;
                    assertThat(rejection.code()).isEqualTo("external_destination_not_allowed");
                    assertThat(rejection.errors()).singleElement().satisfies(error -> assertThat(error.field())
                            .isEqualTo("assigned_value"));
                });
    }

    @Test
    void is_255_characters_long_at_most() {
        String sounds = ("a".repeat(60) + "&").repeat(4);
        String longest = "Playback(" + sounds + "b".repeat(255 - "Playback()".length() - sounds.length()) + ")";

        assertThat(ExternalDestination.parse(longest, ACME)).hasToString(longest);
        assertThat(ExternalDestination.tryParse(longest.replace("b)", "bb)"), ACME))
                .isEmpty();
    }

    @Test
    void knows_the_extension_that_is_gone_to() {
        assertThat(ExternalDestination.parse("Goto(tenant-acme,1001,1)", ACME).extension())
                .contains(1001);
        assertThat(ExternalDestination.parse("VoiceMail(1001@tenant-acme)", ACME)
                        .extension())
                .isEmpty();
    }

    @Test
    void repeats_what_it_refuses_printable_and_no_longer_than_it_helps() {
        assertThatThrownBy(() -> ExternalDestination.parse("System(id)\nexten", ACME))
                .hasMessageStartingWith("Not allowed as a destination: System(id)?exten. Allowed are ");
        assertThatThrownBy(() -> ExternalDestination.parse("x".repeat(80), ACME))
                .hasMessageContaining(": " + "x".repeat(80) + ". ");
        assertThatThrownBy(() -> ExternalDestination.parse("x".repeat(81), ACME))
                .hasMessageContaining(": " + "x".repeat(80) + "…. ");
    }

    @Test
    void names_the_field_that_the_caller_asked_for() {
        assertThatThrownBy(() -> ExternalDestination.parse("default_inbound_destination", "x", ACME))
                .satisfies(refusal -> assertThat(
                                ((Rejection) refusal).errors().getFirst().field())
                        .isEqualTo("default_inbound_destination"));
    }

    /** Whatever is put anywhere into an allowed value: it is refused, or what comes out has the one allowed shape. */
    @Test
    void lets_nothing_through_that_could_be_read_as_more_than_one_harmless_application() {
        List<String> seeds = List.of(
                "VoiceMail(2000@tenant-acme,u)", "Goto(tenant-acme,1001,1)", "Playback(ss-noservice)", "Hangup(17)");
        List<String> poison = List.of(
                "\n",
                "\r",
                "\0",
                "\t",
                " ",
                ";",
                "(",
                ")",
                ",",
                "&",
                "|",
                "^",
                "\\",
                "\"",
                "'",
                "`",
                "$",
                "${EXTEN}",
                "$[1+1]",
                "%",
                "/",
                "..",
                "@",
                "=",
                "=>",
                "[x]",
                "#include x",
                "\u2028",
                "\u0085",
                "é",
                "１",
                "-",
                "_");
        Random random = new Random(20_260_731);
        for (int round = 0; round < 50_000; round++) {
            StringBuilder value = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(value.length() + 1);
                value.insert(at, poison.get(random.nextInt(poison.size())));
            }
            ExternalDestination.tryParse(value.toString(), ACME).ifPresent(accepted -> assertThat(accepted.toString())
                    .matches("(VoiceMail\\([0-9]{2,6}@tenant-acme(,[ubs]{1,3})?\\)"
                            + "|Goto\\(tenant-acme,[1-9][0-9]{1,5},1\\)"
                            + "|Playback\\([A-Za-z0-9_&-]+\\)"
                            + "|(Hangup|Busy|Congestion)\\([0-9]{0,3}\\))"));
        }
    }
}
