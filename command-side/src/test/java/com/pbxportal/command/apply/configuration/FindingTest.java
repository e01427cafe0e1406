package com.pbxportal.command.apply.configuration;

import static com.pbxportal.command.apply.configuration.Acme.device;
import static com.pbxportal.command.apply.configuration.Acme.disabled;
import static com.pbxportal.command.apply.configuration.Acme.external;
import static com.pbxportal.command.apply.configuration.Acme.id;
import static com.pbxportal.command.apply.configuration.Acme.tenant;
import static com.pbxportal.command.apply.configuration.Acme.toUser;
import static com.pbxportal.command.apply.configuration.Acme.unassigned;
import static com.pbxportal.command.apply.configuration.Acme.user;
import static com.pbxportal.command.apply.configuration.Acme.withDefault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.pbxportal.command.apply.configuration.Acme.Staff;
import com.pbxportal.command.apply.guest.CallLimits;
import com.pbxportal.command.apply.guest.Finding;
import com.pbxportal.command.apply.guest.Finding.Severity;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.apply.render.GenerationSettings;
import com.pbxportal.command.device.PhoneSettings;
import com.pbxportal.command.vault.SecretKind;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.phonenumber.ConfiguredNumber;
import com.pbxportal.shared.user.ConfiguredUser;
import com.pbxportal.shared.user.UserStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingTest {

    private static final Staff ANN = user(1000, "Ann", device("acme-1000-desk"));
    private static final Staff AWAY = user(1001, "Away", UserStatus.SUSPENDED);
    private static final TenantConfiguration GLOBEX =
            tenant("globex", List.of(user(1000, "Gil", device("globex-1000"))), List.of(toUser("+15552", 1000)));

    @Test
    void a_device_whose_password_is_lost_is_warned_of() {
        Vault vault = mock(Vault.class);
        when(vault.lacking(any(), eq(SecretKind.SIP_PASSWORD)))
                .thenReturn(Set.of(device("acme-1000-desk").deviceId().value()));

        assertThat(new Validation(new Secrets(vault))
                        .of(Candidate.of(List.of(acme(), GLOBEX), Acme.SETTINGS), Reach.ALL))
                .containsExactly(new Finding(
                        Severity.WARNING,
                        acme().slug(),
                        "device acme-1000-desk has no password in the vault:"
                                + " it is left out until it is given a new one"));
    }

    @Test
    void a_configuration_in_order_has_no_findings() {
        TenantConfiguration acme = withDefault(
                acme(
                        toUser("+15551", 1000),
                        unassigned("+15553"),
                        external("+15554", "Goto(tenant-acme,1000,1)"),
                        external("+15555", "Busy(5)")),
                "Playback(welcome)");

        assertThat(findings(acme, GLOBEX)).isEmpty();
    }

    @Test
    void a_device_whose_transport_or_codec_asterisk_does_not_have_is_warned_of() {
        DeviceDetails desk = DeviceDetails.of("Desk");
        ConfiguredDevice secure = device(
                "acme-1000-secure",
                new DeviceDetails("Desk", Transport.TLS, desk.natFlags(), List.of(Codec.ULAW, Codec.G729), true));
        TenantConfiguration acme = tenant("acme", List.of(user(1000, "Ann", secure)), List.of());
        PhoneSettings sandbox =
                new PhoneSettings(List.of(Transport.UDP), List.of(Codec.ULAW), Duration.ZERO, Duration.ZERO);

        assertThat(findings(Acme.settings(sandbox, CallLimits.DEFAULT), Reach.ALL, acme))
                .extracting(Finding::message)
                .containsExactly(
                        "device acme-1000-secure is for tls, which Asterisk does not have"
                                + " (pbx.asterisk.transports): it is left out, so that it does not speak in clear",
                        "device acme-1000-secure is offered g729, which Asterisk does not speak"
                                + " (pbx.asterisk.codecs): calls that need it fail");
        assertThat(findings(acme)).isEmpty();
    }

    @Test
    void two_users_of_one_extension_are_an_error() {
        Staff other = new Staff(
                new ConfiguredUser(id(1002), ANN.user().extension(), "Also there", UserStatus.ACTIVE, false, null),
                List.of());
        TenantConfiguration acme = tenant("acme", List.of(ANN, other), List.of());

        assertThat(errors(acme)).containsExactly("acme: extension 1000 belongs to 2 users");
    }

    @Test
    void an_extension_outside_of_the_tenants_range_is_an_error() {
        TenantConfiguration acme = tenant("acme", List.of(ANN, user(99, "Early")), List.of());

        assertThat(errors(acme)).containsExactly("acme: extension 99 is outside " + acme.range());
    }

    @Test
    void a_number_of_two_tenants_is_an_error_of_both_and_names_neither_to_the_other() {
        TenantConfiguration acme = acme(toUser("+15552", 1000));

        assertThat(errors(acme, GLOBEX))
                .containsExactlyInAnyOrder(
                        "acme: number +15552 is there more than once", "globex: number +15552 is there more than once");
    }

    @Test
    void a_sip_user_name_of_two_devices_is_an_error_of_both_tenants() {
        TenantConfiguration acme = tenant("acme", List.of(user(1000, "Ann", device("globex-1000"))), List.of());

        assertThat(errors(acme, GLOBEX))
                .containsExactlyInAnyOrder(
                        "acme: SIP user name globex-1000 is there more than once",
                        "globex: SIP user name globex-1000 is there more than once");
    }

    @Test
    void a_number_that_leads_nowhere_is_a_warning() {
        TenantConfiguration acme = acme(
                toUser("+15551", 1007),
                toUser("+15553", 1001),
                external("+15554", "System(reboot)"),
                external("+15555", "Goto(tenant-globex,1000,1)"),
                external("+15556", "Goto(tenant-acme,1009,1)"));

        assertThat(Finding.texts(findings(acme), Severity.WARNING))
                .containsExactly(
                        "acme: +15551 leads to a USER that is not there: its calls go to the tenant's default",
                        "acme: +15553 leads to extension 1001, whose user is suspended:"
                                + " its calls go to the tenant's default",
                        "acme: +15554 is not allowed any more: its calls go to the tenant's default",
                        "acme: +15555 is not allowed any more: its calls go to the tenant's default",
                        "acme: +15556 leads to extension 1009, which nobody has:"
                                + " its calls go to the tenant's default");
        assertThat(errors(acme)).isEmpty();
    }

    @Test
    void a_disabled_number_may_lead_anywhere() {
        assertThat(findings(acme(disabled(toUser("+15551", 1007))))).isEmpty();
    }

    @Test
    void a_default_that_leads_nowhere_is_a_warning() {
        TenantConfiguration acme = withDefault(acme(), "Goto(tenant-acme,1009,1)");

        assertThat(Finding.texts(findings(acme), Severity.WARNING))
                .containsExactly("acme: the default inbound destination leads to extension 1009, which nobody has");
    }

    @Test
    void a_mailbox_is_a_warning_as_the_portal_makes_none() {
        TenantConfiguration acme = withDefault(
                acme(
                        external("+15551", "VoiceMail(2000@tenant-acme)"),
                        disabled(external("+15553", "VoiceMail(2001@tenant-acme)"))),
                "VoiceMail(1000@tenant-acme,u)");

        assertThat(Finding.texts(findings(acme), Severity.WARNING))
                .containsExactly(
                        "acme: the default inbound destination leads to mailbox 1000@tenant-acme, and the portal makes"
                                + " no mailboxes: unless Asterisk has it, its callers hear that nobody is available",
                        "acme: +15551 leads to mailbox 2000@tenant-acme, and the portal makes"
                                + " no mailboxes: unless Asterisk has it, its callers hear that nobody is available");
        assertThat(errors(acme)).isEmpty();
    }

    @Test
    void an_apply_for_one_tenant_is_not_told_what_is_wrong_with_others() {
        TenantConfiguration acme = acme(toUser("+15551", 1007));

        assertThat(findings(Acme.SETTINGS, new Reach(GLOBEX.tenantId(), List.of()), acme, GLOBEX))
                .isEmpty();
    }

    @Test
    void who_is_held_back_is_told() {
        assertThat(Finding.texts(
                        findings(Acme.SETTINGS, new Reach(null, List.of(GLOBEX.tenantId())), GLOBEX), Severity.WARNING))
                .containsExactly("globex: stays as it was applied last:"
                        + " what was changed since needs a second person's consent, or a failed rollback has to be"
                        + " looked after");
    }

    @Test
    void an_extension_from_before_that_calls_for_help_is_a_warning() {
        TenantConfiguration acme =
                tenant("acme", List.of(user(112, "Ann"), user(113, "Bob"), user(115, "Cem")), List.of());

        assertThat(Finding.texts(findings(acme), Severity.WARNING))
                .containsExactly(
                        "acme: extension 112 is an emergency or service number in DE: give its user another one",
                        "acme: extension 115 is an emergency or service number in DE: give its user another one");
    }

    private static TenantConfiguration acme(ConfiguredNumber... numbers) {
        return tenant("acme", List.of(ANN, AWAY), List.of(numbers));
    }

    private static List<Finding> findings(TenantConfiguration... tenants) {
        return findings(Acme.SETTINGS, Reach.ALL, tenants);
    }

    private static List<Finding> findings(GenerationSettings settings, Reach reach, TenantConfiguration... tenants) {
        return new Validation(new Secrets(mock(Vault.class))).of(Candidate.of(List.of(tenants), settings), reach);
    }

    private static List<String> errors(TenantConfiguration... tenants) {
        return Finding.texts(findings(tenants), Severity.ERROR);
    }
}
