package com.pbxportal.command.apply.realtime;

import java.util.List;
import java.util.stream.Collectors;

/** The tables that Asterisk reads its phones from, with the columns that the portal sets. */
enum RealtimeTable {
    AORS("ps_aors", List.of("max_contacts", "remove_existing", "qualify_frequency")),
    AUTHS("ps_auths", List.of("auth_type", "username", "realm", "md5_cred")),
    ENDPOINTS(
            "ps_endpoints",
            List.of(
                    "aors",
                    "auth",
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
                    "accountcode"));

    /** The one column that nobody is shown. */
    static final String CREDENTIAL = "md5_cred";

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

    String select() {
        return "SELECT t.id, " + columns.stream().map(c -> "t." + c).collect(Collectors.joining(", ")) + " FROM "
                + tableName + " t JOIN portal_device d ON d.id = t.id";
    }

    String upsert() {
        return "INSERT INTO " + tableName + " (id, " + String.join(", ", columns) + ") VALUES (?"
                + ", ?".repeat(columns.size()) + ") ON DUPLICATE KEY UPDATE "
                + columns.stream().map(c -> c + " = VALUES(" + c + ")").collect(Collectors.joining(", "));
    }

    String delete() {
        return "DELETE FROM " + tableName + " WHERE id = ?";
    }
}
