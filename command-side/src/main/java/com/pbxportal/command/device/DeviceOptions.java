package com.pbxportal.command.device;

import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.NatFlags;
import com.pbxportal.shared.device.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a device may have of what there is: Asterisk does not have every transport and every codec. */
@Component
class DeviceOptions {

    private static final List<Codec> USUAL = List.of(Codec.ULAW, Codec.ALAW);

    /** Browsers speak opus, and G.711 where they must. */
    private static final List<Codec> OF_BROWSERS = List.of(Codec.OPUS, Codec.ULAW, Codec.ALAW);

    private final PhoneSettings available;

    DeviceOptions(PhoneSettings available) {
        this.available = available;
    }

    /** A device of which nothing else is said. @param wanted null: whatever is usual */
    DeviceDetails usual(String label, @Nullable Transport wanted) {
        Transport transport = wanted == null ? usualTransport() : wanted;
        return new DeviceDetails(label, transport, NatFlags.DEFAULT, usualCodecs(transport), true);
    }

    void refuseUnavailable(DeviceDetails added) {
        refuseUnavailable(added.transport());
        refuseLacking(available.lacking(added.codecs()));
    }

    /** What it has had before, it may keep. */
    void refuseUnavailable(DeviceDetails before, DeviceDetails after) {
        if (before.transport() != after.transport()) {
            refuseUnavailable(after.transport());
        }
        refuseLacking(available.lacking(after.codecs()).stream()
                .filter(codec -> !before.codecs().contains(codec))
                .toList());
    }

    private void refuseUnavailable(Transport transport) {
        if (!available.has(transport)) {
            throw new TransportNotAvailable(transport, available.transports());
        }
    }

    private void refuseLacking(List<Codec> lacking) {
        if (!lacking.isEmpty()) {
            throw new CodecNotAvailable(lacking, available.codecs());
        }
    }

    private Transport usualTransport() {
        return available.has(Transport.UDP)
                ? Transport.UDP
                : available.transports().getFirst();
    }

    private List<Codec> usualCodecs(Transport transport) {
        List<Codec> usual = (transport == Transport.WSS ? OF_BROWSERS : USUAL)
                .stream().filter(available.codecs()::contains).toList();
        return usual.isEmpty() ? available.codecs() : usual;
    }
}
