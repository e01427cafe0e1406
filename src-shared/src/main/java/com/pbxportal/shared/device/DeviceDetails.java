package com.pbxportal.shared.device;

import java.util.List;

/** What may change about a device. @param codecs in order of preference */
public record DeviceDetails(String label, Transport transport, NatFlags natFlags, List<Codec> codecs, boolean enabled) {

    public DeviceDetails {
        codecs = List.copyOf(codecs);
    }

    public static DeviceDetails of(String label) {
        return new DeviceDetails(label, Transport.UDP, NatFlags.DEFAULT, List.of(Codec.ULAW, Codec.ALAW), true);
    }
}
