package com.pbxportal.command.apply.realtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that Asterisk reads its phones from, with the columns that the portal sets. */
enum RealtimeTable {
    AORS("ps_aors", List.of("max_contacts", "remove_existing", "qualify_frequency")),
    AUTHS("ps_auths", List.of("auth_type", "username", "realm", "md5_cred")),
    ENDPOINTS(
            "ps_endpoints",
            List.of(
                    "aors",
                    "auth",
                    "transport",
                    "identify_by",
                    "context",
                    "callerid",
                    "disallow",
                    "allow",
                    "rtp_symmetric",
                    "force_rport",
                    "rewrite_contact",
                    "direct_media",
                    "media_encryption",
                    "media_encryption_optimistic",
                    "webrtc",
                    "rtp_timeout",
                    "rtp_timeout_hold",
                    "set_var",
                    "accountcode"));

    /** The digest of the password. */
    static final String CREDENTIAL = "md5_cred";

    private static final Set<String> AUTHS_NO_SECRET = Set.of("auth_type", "username", "realm");
    private static final String OPTIONS = "/asterisk-22/%s.txt";

    private final String tableName;
    private final List<String> columns;

    RealtimeTable(String tableName, List<String> columns) {
        this.tableName = tableName;
        this.columns = columns;
    }

    String tableName() {
        return tableName;
    }

    List<String> columns() {
        return columns;
    }

    /** The columns without which there is no phone: Asterisk asks for the addresses in {@code ps_aors} by name. */
    Stream<String> needed() {
        return this == AORS ? Stream.concat(columns.stream(), Stream.of("contact")) : columns.stream();
    }

    /** Whether nobody is shown what is in there, whoever wrote it. */
    boolean hides(String column) {
        return this == AUTHS && !AUTHS_NO_SECRET.contains(column);
    }

    /** The columns that Asterisk 22 makes something of; it passes over any other. */
    Set<String> options() {
        String resource = OPTIONS.formatted(tableName);
        try (InputStream names = RealtimeTable.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(names, resource).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String delete() {
        return "DELETE FROM " + tableName + " WHERE id = ?";
    }
}
