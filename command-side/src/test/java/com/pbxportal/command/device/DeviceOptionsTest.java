package com.pbxportal.command.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.NatFlags;
import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.error.Rejection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceOptionsTest {

    private final DeviceOptions sandbox =
            options(List.of(Transport.UDP, Transport.TCP), List.of(Codec.ULAW, Codec.ALAW, Codec.OPUS));

    @Test
    void what_asterisk_has_is_allowed() {
        sandbox.refuseUnavailable(device(Transport.TCP, Codec.OPUS, Codec.ULAW));
    }

    @Test
    void a_transport_that_asterisk_does_not_have_is_refused_by_its_field_naming_those_that_there_are() {
        assertThatThrownBy(() -> sandbox.refuseUnavailable(device(Transport.TLS, Codec.ULAW)))
                .isInstanceOf(TransportNotAvailable.class)
                .hasMessage("Asterisk has no transport for tls here, only for udp, tcp"
                        + " (setting pbx.asterisk.transports)")
                .satisfies(refused -> assertThat(fields(refused)).containsExactly("transport"));
    }

    @Test
    void a_codec_that_asterisk_does_not_speak_is_refused_by_its_field_naming_those_that_there_are() {
        assertThatThrownBy(() -> sandbox.refuseUnavailable(device(Transport.UDP, Codec.G729, Codec.ULAW, Codec.GSM)))
                .isInstanceOf(CodecNotAvailable.class)
                .hasMessage("Asterisk does not speak g729, gsm here, only ulaw, alaw, opus"
                        + " (setting pbx.asterisk.codecs)")
                .satisfies(refused -> assertThat(fields(refused)).containsExactly("codecs"));
    }

    @Test
    void what_a_device_has_already_it_may_keep_and_what_it_gets_must_be_there() {
        DeviceDetails old = device(Transport.TLS, Codec.G729);

        sandbox.refuseUnavailable(old, device(Transport.TLS, Codec.G729, Codec.ULAW));
        sandbox.refuseUnavailable(old, device(Transport.UDP, Codec.ULAW));
        assertThatThrownBy(() -> sandbox.refuseUnavailable(old, device(Transport.WSS, Codec.G729)))
                .isInstanceOf(TransportNotAvailable.class);
        assertThatThrownBy(() -> sandbox.refuseUnavailable(old, device(Transport.TLS, Codec.G729, Codec.G722)))
                .isInstanceOf(CodecNotAvailable.class)
                .hasMessageContaining("does not speak g722 here");
    }

    @Test
    void what_is_not_said_is_chosen_among_what_there_is() {
        DeviceOptions secure = options(List.of(Transport.TLS, Transport.WSS), List.of(Codec.G722, Codec.OPUS));

        assertThat(sandbox.usual("Desk", null)).isEqualTo(DeviceDetails.of("Desk"));
        assertThat(secure.usual("Desk", null))
                .returns(Transport.TLS, DeviceDetails::transport)
                .returns(List.of(Codec.G722, Codec.OPUS), DeviceDetails::codecs);
        assertThat(secure.usual("Browser", Transport.WSS).codecs()).containsExactly(Codec.OPUS);
    }

    private static List<String> fields(Throwable refused) {
        return ((Rejection) refused)
                .errors().stream().map(error -> error.field()).toList();
    }

    private static DeviceDetails device(Transport transport, Codec... codecs) {
        return new DeviceDetails("Desk", transport, NatFlags.DEFAULT, List.of(codecs), true);
    }

    private static DeviceOptions options(List<Transport> transports, List<Codec> codecs) {
        return new DeviceOptions(new PhoneSettings(transports, codecs, Duration.ZERO, Duration.ZERO));
    }
}
