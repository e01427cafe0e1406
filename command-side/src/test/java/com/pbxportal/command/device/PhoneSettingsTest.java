package com.pbxportal.command.device;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.Transport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhoneSettingsTest {

    @Test
    void an_asterisk_without_any_transport_or_codec_is_none() {
        assertThatThrownBy(() -> settings(List.of(), List.of(Codec.ULAW), Duration.ZERO))
                .hasMessageContaining("pbx.asterisk.transports and pbx.asterisk.codecs must name one each");
        assertThatThrownBy(() -> settings(List.of(Transport.UDP), List.of(), Duration.ZERO))
                .hasMessageContaining("must name one each");
    }

    @Test
    void asterisk_counts_in_whole_seconds() {
        assertThatThrownBy(() -> settings(List.of(Transport.UDP), List.of(Codec.ULAW), Duration.ofMillis(500)))
                .hasMessage("pbx.asterisk.rtp-timeout must be whole seconds, not PT0.5S");
        assertThatThrownBy(() -> settings(List.of(Transport.UDP), List.of(Codec.ULAW), Duration.ofSeconds(-1)))
                .hasMessage("pbx.asterisk.rtp-timeout must be whole seconds, not PT-1S");
    }

    private static PhoneSettings settings(List<Transport> transports, List<Codec> codecs, Duration rtpTimeout) {
        return new PhoneSettings(transports, codecs, rtpTimeout, Duration.ZERO);
    }
}
