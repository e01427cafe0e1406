package com.pbxportal.command.device;

import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.Transport;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What Asterisk has for phones, and when it takes a call for dead.
 *
 * @param transports for which Asterisk has a transport {@code transport-udp}, {@code transport-tcp} and so on
 * @param codecs for which Asterisk has a module
 * @param rtpTimeout a phone that sends nothing for so long is hung up on; 0: never
 * @param rtpTimeoutOnHold the same of a phone that has been put on hold
 */
@ConfigurationProperties("pbx.asterisk")
public record PhoneSettings(
        @DefaultValue({"udp", "tcp"}) List<Transport> transports,

        @DefaultValue({"ulaw", "alaw", "g722", "gsm", "opus"})
        List<Codec> codecs,

        @DefaultValue("2m") Duration rtpTimeout,
        @DefaultValue("30m") Duration rtpTimeoutOnHold) {

    public PhoneSettings {
        transports = List.copyOf(transports);
        codecs = List.copyOf(codecs);
        if (transports.isEmpty() || codecs.isEmpty()) {
            throw new IllegalArgumentException(
                    "pbx.asterisk.transports and pbx.asterisk.codecs must name one each at least");
        }
        requireSeconds("rtp-timeout", rtpTimeout);
        requireSeconds("rtp-timeout-on-hold", rtpTimeoutOnHold);
    }

    public boolean has(Transport transport) {
        return transports.contains(transport);
    }

    /** Those of them that Asterisk does not speak. */
    public List<Codec> lacking(List<Codec> wanted) {
        return wanted.stream().filter(codec -> !codecs.contains(codec)).toList();
    }

    private static void requireSeconds(String setting, Duration duration) {
        if (duration.isNegative() || !duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
            throw new IllegalArgumentException("pbx.asterisk." + setting + " must be whole seconds, not " + duration);
        }
    }
}
