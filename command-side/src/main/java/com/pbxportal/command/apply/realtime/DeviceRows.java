package com.pbxportal.command.apply.realtime;

import com.pbxportal.command.apply.guest.ReachableDevices;
import com.pbxportal.command.apply.guest.ReachableDevices.Owned;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.render.InternalRenderer;
import com.pbxportal.command.apply.render.PlainText;
import com.pbxportal.shared.configuration.Thing;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.ConfiguredDevice;
import com.pbxportal.shared.device.NatFlags;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lets one device register and be called: its endpoint, its credentials and its address of record, all under
 * its SIP user name. An address of record of its own works with every phone; one shared by a user's phones does not.
 *
 * @param thing for which they are there
 */
public record DeviceRows(String id, TenantId tenantId, Thing thing, Map<RealtimeTable, List<@Nullable String>> values) {

    static final String REALM = "asterisk";

    private static final int KEEP_ALIVE_SECONDS = 60;

    /**
     * The rows of all devices that may be used, but for those whose password is gone (erased since the snapshot), and
     * those for whose transport Asterisk has none: by another they would speak in clear.
     */
    public static List<DeviceRows> of(TenantConfiguration tenant, Map<UUID, Secret> passwords, PhoneSettings phones) {
        return devices(tenant, phones)
                .filter(owned -> passwords.containsKey(owned.device().deviceId().value()))
                .map(owned -> rows(tenant, owned, digest(owned.device(), passwords), phones))
                .toList();
    }

    /** The same with each password's generation in its place: fit for showing, hashing and comparing. */
    public static List<DeviceRows> withoutSecrets(TenantConfiguration tenant, PhoneSettings phones) {
        return devices(tenant, phones)
                .map(owned -> rows(tenant, owned, "password " + owned.device().passwordGeneration(), phones))
                .toList();
    }

    /**
     * What lies in the tables after an apply, as far as it can be told afterwards: a password that is gone from the
     * vault since leaves its digest null, for not known.
     */
    public static List<DeviceRows> applied(
            TenantConfiguration tenant, Map<UUID, Secret> passwords, PhoneSettings phones) {
        return devices(tenant, phones)
                .map(owned -> rows(
                        tenant,
                        owned,
                        passwords.containsKey(owned.device().deviceId().value())
                                ? digest(owned.device(), passwords)
                                : null,
                        phones))
                .toList();
    }

    /** One line a row, of {@code column=value}. */
    public String text() {
        return Arrays.stream(RealtimeTable.values()).map(this::line).collect(Collectors.joining());
    }

    public String context() {
        return String.valueOf(value(RealtimeTable.ENDPOINTS, "context"));
    }

    public String credential() {
        return String.valueOf(value(RealtimeTable.AUTHS, RealtimeTable.CREDENTIAL));
    }

    private static Stream<Owned> devices(TenantConfiguration tenant, PhoneSettings phones) {
        return ReachableDevices.of(tenant)
                .owned()
                .filter(owned -> phones.has(owned.device().details().transport()));
    }

    private static DeviceRows rows(
            TenantConfiguration tenant, Owned owned, @Nullable String credential, PhoneSettings phones) {
        String id = owned.device().sipUsername().value();
        return new DeviceRows(
                id,
                tenant.tenantId(),
                ConfiguredDevice.SLICE.thing(owned.device()),
                Map.of(
                        RealtimeTable.AORS, List.of("1", "yes", qualifyFrequency(owned.device())),
                        RealtimeTable.AUTHS, Arrays.asList("md5", id, REALM, credential),
                        RealtimeTable.ENDPOINTS, endpoint(tenant, owned, id, phones)));
    }

    private static String qualifyFrequency(ConfiguredDevice device) {
        return Integer.toString(device.details().natFlags().keepAlive() ? KEEP_ALIVE_SECONDS : 0);
    }

    private static List<@Nullable String> endpoint(
            TenantConfiguration tenant, Owned owned, String id, PhoneSettings phones) {
        NatFlags nat = owned.device().details().natFlags();
        Transport transport = owned.device().details().transport();
        boolean encrypted = transport == Transport.TLS;
        boolean browser = transport == Transport.WSS;
        return Arrays.asList(
                id,
                id,
                // Without it, Asterisk would call the phone by whatever transport it has registered with.
                encrypted || browser ? "transport-" + transport.asteriskName() : null,
                "username",
                tenant.slug().context(),
                "\"" + PlainText.of(owned.user().name()) + "\" <" + owned.user().extension() + ">",
                "all",
                owned.device().details().codecs().stream()
                        .map(Codec::asteriskName)
                        .collect(Collectors.joining(",")),
                yesNo(nat.rtpSymmetric()),
                yesNo(nat.forceRport()),
                yesNo(nat.rewriteContact()),
                yesNo(nat.directMedia()),
                encrypted ? "sdes" : null,
                encrypted ? "no" : null,
                // Stands for all that a browser needs: DTLS-SRTP with a certificate made on the spot, ICE, AVPF,
                // rtcp-mux.
                browser ? "yes" : null,
                seconds(phones.rtpTimeout()),
                seconds(phones.rtpTimeoutOnHold()),
                "TRANSFER_CONTEXT=" + InternalRenderer.transferContext(tenant),
                tenant.slug().value());
    }

    private static String digest(ConfiguredDevice device, Map<UUID, Secret> passwords) {
        Secret password = passwords.get(device.deviceId().value());
        if (password == null) {
            throw new IllegalStateException("No password for " + device.sipUsername());
        }
        return digestOf(device.sipUsername(), password);
    }

    /** What stands in the rows for a password. */
    public static String digestOf(SipUsername name, Secret password) {
        return md5(name + ":" + REALM + ":" + password.value());
    }

    /** Whether the digest in the rows can be told. */
    public boolean knowsCredential() {
        return value(RealtimeTable.AUTHS, RealtimeTable.CREDENTIAL) != null;
    }

    private @Nullable String value(RealtimeTable table, String column) {
        List<@Nullable String> row = values.get(table);
        return row == null ? null : row.get(table.columns().indexOf(column));
    }

    private String line(RealtimeTable table) {
        StringBuilder line = new StringBuilder(table.tableName()).append(" id=").append(id);
        for (String column : table.columns()) {
            String value = value(table, column);
            if (value != null) {
                line.append(' ').append(column).append('=').append(value);
            }
        }
        return line.append('\n').toString();
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    private static String yesNo(boolean flag) {
        return flag ? "yes" : "no";
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    @Override
    public String toString() {
        return "DeviceRows[" + id + "]";
    }
}
