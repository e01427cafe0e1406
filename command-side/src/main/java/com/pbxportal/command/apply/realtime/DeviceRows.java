package com.pbxportal.command.apply.realtime;

import com.pbxportal.command.apply.guest.Guests;
import com.pbxportal.command.apply.guest.PhoneRows;
import com.pbxportal.command.apply.guest.SecretRef;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.shared.configuration.Thing;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows that let one phone register and be called: its endpoint, its credentials and its address of record.
 *
 * @param thing for which they are there
 */
public record DeviceRows(String id, TenantId tenantId, Thing thing, Map<RealtimeTable, List<@Nullable String>> values) {

    static final String REALM = "asterisk";

    /** The rows of all phones but those whose password is gone (erased since the snapshot). */
    public static List<DeviceRows> of(TenantConfiguration tenant, Map<SecretRef, Secret> passwords, Guests guests) {
        return guests.phones(tenant)
                .filter(phone -> passwords.containsKey(phone.password()))
                .map(phone -> rows(tenant, phone, digest(phone, passwords)))
                .toList();
    }

    /** The same with each password's generation in its place: fit for showing, hashing and comparing. */
    public static List<DeviceRows> withoutSecrets(TenantConfiguration tenant, Guests guests) {
        return guests.phones(tenant)
                .map(phone -> rows(tenant, phone, phone.password().masked()))
                .toList();
    }

    /**
     * What lies in the tables after an apply, as far as it can be told afterwards: a password that is gone from the
     * vault since leaves its digest null, for not known.
     */
    public static List<DeviceRows> applied(
            TenantConfiguration tenant, Map<SecretRef, Secret> passwords, Guests guests) {
        return guests.phones(tenant)
                .map(phone -> rows(tenant, phone, digest(phone, passwords)))
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

    private static DeviceRows rows(TenantConfiguration tenant, PhoneRows phone, @Nullable String credential) {
        String id = phone.id();
        Map<String, String> endpoint = new HashMap<>(phone.endpoint());
        endpoint.put("aors", id);
        endpoint.put("auth", id);
        return new DeviceRows(
                id,
                tenant.tenantId(),
                phone.thing(),
                Map.of(
                        RealtimeTable.AORS, inOrder(RealtimeTable.AORS, phone.addressOfRecord()),
                        RealtimeTable.AUTHS, Arrays.asList("md5", id, REALM, credential),
                        RealtimeTable.ENDPOINTS, inOrder(RealtimeTable.ENDPOINTS, endpoint)));
    }

    private static List<@Nullable String> inOrder(RealtimeTable table, Map<String, String> columns) {
        if (!table.columns().containsAll(columns.keySet())) {
            throw new IllegalStateException("Not all of these are columns of " + table.tableName() + " that the portal"
                    + " sets: " + columns.keySet());
        }
        List<@Nullable String> values = new ArrayList<>();
        table.columns().forEach(column -> values.add(columns.get(column)));
        return values;
    }

    private static @Nullable String digest(PhoneRows phone, Map<SecretRef, Secret> passwords) {
        Secret password = passwords.get(phone.password());
        return password == null ? null : digestOf(phone.id(), password);
    }

    /** What stands in the rows for a password. */
    public static String digestOf(String name, Secret password) {
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
