package com.pbxportal.command.asterisk.ami;

import static com.pbxportal.command.asterisk.ami.RefusedRequest.Reason.NOT_ALLOWED;
import static com.pbxportal.command.asterisk.ami.RefusedRequest.Reason.UNKNOWN_NAME;
import static com.pbxportal.command.asterisk.ami.RefusedRequest.Reason.WRONG_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityEventLinesTest {

    private static final String SENDER = "IPV4/UDP/203.0.113.7/5060";

    private final SecurityEventLines lines = new SecurityEventLines();

    @Test
    void a_wrong_password_is_told_with_its_sender() {
        String event = event("ChallengeResponseFailed", "PJSIP", "acme-1001-desk", SENDER)
                + "Challenge: 1795693157/a6fdfd1c\nResponse: 81a3383e\nExpectedResponse: \n\n";

        assertThat(read(event)).containsExactly(new RefusedRequest("203.0.113.7", "acme-1001-desk", WRONG_PASSWORD));
    }

    @Test
    void an_unknown_name_is_told_with_it() {
        assertThat(read(event("InvalidAccountID", "PJSIP", "nobody", "IPV6/TCP/2001:db8::7/5060")))
                .containsExactly(new RefusedRequest("2001:db8::7", "nobody", UNKNOWN_NAME));
    }

    @Test
    void the_password_of_no_account_is_that_of_an_unknown_name() {
        assertThat(read(event("ChallengeResponseFailed", "PJSIP", "<unknown>", SENDER)))
                .containsExactly(new RefusedRequest("203.0.113.7", "", UNKNOWN_NAME));
    }

    @Test
    void what_an_acl_refuses_is_told_too() {
        assertThat(read(event("FailedACL", "PJSIP", "acme-1001-desk", SENDER)))
                .containsExactly(new RefusedRequest("203.0.113.7", "acme-1001-desk", NOT_ALLOWED));
    }

    @Test
    void each_of_several_is_told() {
        String event = event("InvalidAccountID", "PJSIP", "nobody", SENDER);

        assertThat(read(event + "\n" + event + "\n")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ChallengeSent", "SuccessfulAuth"})
    void what_every_registration_brings_is_no_refusal(String event) {
        assertThat(read(event(event, "PJSIP", "acme-1001-desk", SENDER))).isEmpty();
    }

    @Test
    void neither_is_a_login_to_the_manager_interface_that_failed() {
        assertThat(read(event("InvalidPassword", "AMI", "portal", "IPV4/TCP/127.0.0.1/56274")))
                .isEmpty();
    }

    /** 39 characters is all that Asterisk passes on of a name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\nRemoteAddress: IPV4/UDP/6.6.6.6/1\n\n",
                "\n\nRemoteAddress: IPV4/UDP/6.6.6.6/1\n",
                "x\nRemoteAddress: IPV4/UDP/6.6.6.6/1",
                "\n\nEvent: SuccessfulAuth",
                "\n\nEvent: ChallengeSent\n",
                "\nService: AMI",
                "\nSessionID: x\nLocalAddress: y",
                "\r\n\r\nEvent: ChallengeResponseFailed\r\n",
            })
    void no_name_changes_whose_request_was_refused_or_why(String name) {
        assertThat(name).hasSizeLessThan(40);

        assertThat(read(event("InvalidAccountID", "PJSIP", name, SENDER)))
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.address()).isEqualTo("203.0.113.7");
                    assertThat(refused.reason()).isEqualTo(UNKNOWN_NAME);
                });
    }

    @Test
    void an_address_that_is_none_is_nobodys() {
        assertThat(read(event("InvalidAccountID", "PJSIP", "nobody", "IPV4/UDP/x y/1")))
                .isEmpty();
    }

    private List<RefusedRequest> read(String text) {
        return text.lines().map(lines::next).flatMap(Optional::stream).toList();
    }

    private static String event(String event, String service, String account, String sender) {
        return "Event: " + event + "\nPrivilege: security,all\nEventTV: 2030-01-02T12:00:00.589+0000\nSeverity: Error\n"
                + "Service: " + service + "\nEventVersion: 1\nAccountID: " + account + "\nSessionID: c1@x\n"
                + "LocalAddress: IPV4/UDP/192.0.2.1/5060\nRemoteAddress: " + sender + "\n";
    }
}
