package com.pbxportal.command.device;

import com.pbxportal.command.apply.guest.Finding;
import com.pbxportal.command.apply.guest.Guest;
import com.pbxportal.command.apply.guest.Holding;
import com.pbxportal.command.apply.guest.PhoneRows;
import com.pbxportal.command.apply.guest.PlainText;
import com.pbxportal.command.apply.guest.SecretRef;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.guest.TenantContext;
import com.pbxportal.command.device.ReachableDevices.Owned;
import com.pbxportal.command.vault.SecretKind;
import com.pbxportal.shared.configuration.Slice;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.device.NatFlags;
import com.pbxportal.shared.device.Transport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A device is an endpoint, its credentials and its address of record, all under its SIP user name. An address of record
 * of its own works with every phone; one shared by a user's phones does not.
 */
@Component
@Order(2)
public final class DevicesInAsterisk implements Guest {

    private static final Slice<ConfiguredDevice> DEVICES = ConfiguredDevice.SLICE;

    private static final int KEEP_ALIVE_SECONDS = 60;

    private final PhoneSettings settings;

    public DevicesInAsterisk(PhoneSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of(DEVICES);
    }

    @Override
    public Stream<Holding> holds(TenantConfiguration tenant) {
        return tenant.all(DEVICES).stream()
                .map(device -> new Holding(
                        "SIP user name", device.sipUsername().value(), Holding.Scope.PLATFORM, DEVICES.thing(device)));
    }

    @Override
    public Stream<SecretRef> secrets(TenantConfiguration tenant) {
        return devices(tenant).map(DevicesInAsterisk::password);
    }

    private static SecretRef password(ConfiguredDevice device) {
        return new SecretRef(
                device.deviceId().value(),
                SecretKind.SIP_PASSWORD,
                device.passwordGeneration(),
                device.sipUsername().value(),
                "device " + device.sipUsername()
                        + " has no password in the vault: it is left out until it is given a new one");
    }

    /** Of all that may be used, but for those for whose transport Asterisk has none: by another they would speak in clear. */
    @Override
    public Stream<PhoneRows> phones(TenantConfiguration tenant) {
        return ReachableDevices.of(tenant)
                .owned()
                .filter(owned -> settings.has(owned.device().details().transport()))
                .map(owned -> new PhoneRows(
                        owned.device().sipUsername().value(),
                        DEVICES.thing(owned.device()),
                        password(owned.device()),
                        addressOfRecord(owned.device()),
                        endpoint(tenant, owned)));
    }

    private static Map<String, String> addressOfRecord(ConfiguredDevice device) {
        return Map.of(
                "max_contacts",
                "1",
                "remove_existing",
                "yes",
                "qualify_frequency",
                Integer.toString(device.details().natFlags().keepAlive() ? KEEP_ALIVE_SECONDS : 0));
    }

    private Map<String, String> endpoint(TenantConfiguration tenant, Owned owned) {
        NatFlags nat = owned.device().details().natFlags();
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("identify_by", "username");
        columns.put("context", TenantContext.INTERNAL.name(tenant));
        columns.put(
                "callerid",
                "\"" + PlainText.of(owned.user().name()) + "\" <" + owned.user().extension() + ">");
        columns.put("disallow", "all");
        columns.put(
                "allow",
                owned.device().details().codecs().stream()
                        .map(Codec::asteriskName)
                        .collect(Collectors.joining(",")));
        columns.put("rtp_symmetric", yesNo(nat.rtpSymmetric()));
        columns.put("force_rport", yesNo(nat.forceRport()));
        columns.put("rewrite_contact", yesNo(nat.rewriteContact()));
        columns.put("direct_media", yesNo(nat.directMedia()));
        columns.put("rtp_timeout", seconds(settings.rtpTimeout()));
        columns.put("rtp_timeout_hold", seconds(settings.rtpTimeoutOnHold()));
        columns.put("set_var", "TRANSFER_CONTEXT=" + TenantContext.TRANSFERS.name(tenant));
        columns.put("accountcode", tenant.slug().value());
        columns.putAll(transport(owned.device().details().transport()));
        return columns;
    }

    private static Map<String, String> transport(Transport transport) {
        // Without it, Asterisk would call the phone by whatever transport it has registered with.
        String column = "transport";
        String name = "transport-" + transport.asteriskName();
        return switch (transport) {
            case UDP, TCP -> Map.of();
            case TLS -> Map.of(column, name, "media_encryption", "sdes", "media_encryption_optimistic", "no");
            // Stands for all that a browser needs: DTLS-SRTP with a certificate made on the spot, ICE, AVPF, rtcp-mux.
            case WSS -> Map.of(column, name, "webrtc", "yes");
        };
    }

    @Override
    public List<Function<TenantConfiguration, Stream<Finding>>> shortcomings() {
        return List.of(this::withoutTransport, this::withoutCodec);
    }

    private Stream<Finding> withoutTransport(TenantConfiguration tenant) {
        return devices(tenant)
                .filter(device -> !settings.has(device.details().transport()))
                .map(device -> Finding.warning(
                        tenant,
                        "device " + device.sipUsername() + " is for "
                                + device.details().transport().asteriskName() + ", which Asterisk does not have"
                                + " (pbx.asterisk.transports): it is left out, so that it does not speak in clear"));
    }

    private Stream<Finding> withoutCodec(TenantConfiguration tenant) {
        return devices(tenant)
                .filter(device -> !settings.lacking(device.details().codecs()).isEmpty())
                .map(device -> Finding.warning(
                        tenant,
                        "device " + device.sipUsername() + " is offered "
                                + Codec.names(settings.lacking(device.details().codecs()))
                                + ", which Asterisk does not speak (pbx.asterisk.codecs): calls that need it fail"));
    }

    private static Stream<ConfiguredDevice> devices(TenantConfiguration tenant) {
        return ReachableDevices.of(tenant).all();
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    private static String yesNo(boolean flag) {
        return flag ? "yes" : "no";
    }
}
