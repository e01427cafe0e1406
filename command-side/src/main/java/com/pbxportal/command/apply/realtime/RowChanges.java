package com.pbxportal.command.apply.realtime;

import com.pbxportal.shared.tenant.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What has to change in the realtime tables, and how each changed row was before. Used inside a transaction. */
final class RowChanges {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<@Nullable String>> VALUES = new TypeReference<>() {};

    /** What the portal has written so far: by device its tenant, by table and device the row. */
    record Current(Map<String, String> tenants, Map<RealtimeTable, Map<String, List<@Nullable String>>> rows) {

        @Nullable
        List<@Nullable String> row(RealtimeTable table, String id) {
            return rows.getOrDefault(table, Map.of()).get(id);
        }
    }

    private record Change(
            RealtimeTable table,
            String id,
            @Nullable List<@Nullable String> before,
            @Nullable List<@Nullable String> after) {}

    private final List<Change> changes = new ArrayList<>();
    private final List<DeviceRows> appeared = new ArrayList<>();
    private final Map<String, String> vanished = new LinkedHashMap<>();

    private RowChanges() {}

    static Current current(JdbcTemplate jdbc, Reach reach) {
        TenantId scope = reach.tenant();
        List<String> untouched = reach.butNot().stream().map(TenantId::toString).toList();
        String where = scope == null ? "" : " WHERE d.tenant_id = ?";
        Object[] arguments = scope == null ? new Object[0] : new Object[] {scope.toString()};
        Map<String, String> tenants = new LinkedHashMap<>();
        jdbc.query(
                "SELECT d.id, d.tenant_id FROM portal_device d" + where + " ORDER BY d.id",
                row -> {
                    // As text: a row that somebody wrote by hand may hold anything.
                    if (!untouched.contains(row.getString(2))) {
                        tenants.put(row.getString(1), row.getString(2));
                    }
                },
                arguments);
        Map<RealtimeTable, Map<String, List<@Nullable String>>> rows = new EnumMap<>(RealtimeTable.class);
        for (RealtimeTable table : RealtimeTable.values()) {
            Map<String, List<@Nullable String>> found = new HashMap<>();
            jdbc.query(
                    table.select() + where,
                    row -> {
                        @Nullable
                        String[] values = new @Nullable String[table.columns().size()];
                        for (int i = 0; i < values.length; i++) {
                            values[i] = row.getString(i + 2);
                        }
                        found.put(row.getString(1), Arrays.asList(values));
                    },
                    arguments);
            rows.put(table, found);
        }
        return new Current(tenants, rows);
    }

    static RowChanges between(Current current, List<DeviceRows> desired) {
        RowChanges changes = new RowChanges();
        changes.vanished.putAll(current.tenants());
        for (DeviceRows device : desired) {
            if (changes.vanished.remove(device.id()) == null) {
                changes.appeared.add(device);
            }
            device.values().forEach((table, after) -> {
                List<@Nullable String> before = current.row(table, device.id());
                if (!after.equals(before)) {
                    changes.changes.add(new Change(table, device.id(), before, after));
                }
            });
        }
        for (String id : changes.vanished.keySet()) {
            current.rows().forEach((table, rows) -> {
                List<@Nullable String> before = rows.get(id);
                if (before != null) {
                    changes.changes.add(new Change(table, id, before, null));
                }
            });
        }
        return changes;
    }

    boolean isEmpty() {
        return changes.isEmpty() && appeared.isEmpty() && vanished.isEmpty();
    }

    Synchronised counts() {
        int added = (int) changes.stream().filter(c -> c.before() == null).count();
        int removed = (int) changes.stream().filter(c -> c.after() == null).count();
        return new Synchronised(added, changes.size() - added - removed, removed);
    }

    void write(JdbcTemplate jdbc) {
        jdbc.update("DELETE FROM portal_undo");
        batch(
                jdbc,
                "INSERT INTO portal_undo (table_name, id, row_before) VALUES (?, ?, ?)",
                changes.stream()
                        .map(c -> new @Nullable Object[] {
                            c.table().name(), c.id(), c.before() == null ? null : JSON.writeValueAsString(c.before())
                        })
                        .toList());
        batch(
                jdbc,
                "INSERT INTO portal_undo (table_name, id, row_before) VALUES ('DEVICE', ?, NULL)",
                appeared.stream().map(d -> new @Nullable Object[] {d.id()}).toList());
        batch(
                jdbc,
                "INSERT INTO portal_undo (table_name, id, row_before) VALUES ('DEVICE', ?, ?)",
                vanished.entrySet().stream()
                        .map(d -> new @Nullable Object[] {d.getKey(), d.getValue()})
                        .toList());
        batch(
                jdbc,
                "INSERT INTO portal_device (id, tenant_id) VALUES (?, ?)",
                appeared.stream()
                        .map(d -> new @Nullable Object[] {d.id(), d.tenantId().toString()})
                        .toList());
        batch(
                jdbc,
                "DELETE FROM portal_device WHERE id = ?",
                vanished.keySet().stream()
                        .map(id -> new @Nullable Object[] {id})
                        .toList());
        apply(jdbc, changes);
    }

    /** Writes the remembered rows over the present ones. */
    static void undo(JdbcTemplate jdbc) {
        List<Change> back = new ArrayList<>();
        jdbc.query("SELECT table_name, id, row_before FROM portal_undo WHERE table_name <> 'DEVICE'", row -> {
            String before = row.getString(3);
            back.add(new Change(
                    RealtimeTable.valueOf(row.getString(1)),
                    row.getString(2),
                    null,
                    before == null ? null : JSON.readValue(before, VALUES)));
        });
        apply(jdbc, back);
        jdbc.update("DELETE d FROM portal_device d JOIN portal_undo u ON u.table_name = 'DEVICE' AND u.id = d.id"
                + " WHERE u.row_before IS NULL");
        jdbc.update("INSERT INTO portal_device (id, tenant_id) SELECT id, row_before FROM portal_undo"
                + " WHERE table_name = 'DEVICE' AND row_before IS NOT NULL");
        jdbc.update("DELETE FROM portal_undo");
    }

    private static void apply(JdbcTemplate jdbc, List<Change> changes) {
        for (RealtimeTable table : RealtimeTable.values()) {
            batch(
                    jdbc,
                    table.upsert(),
                    changes.stream()
                            .filter(c -> c.table() == table && c.after() != null)
                            .map(RowChanges::upsertArguments)
                            .toList());
            batch(
                    jdbc,
                    table.delete(),
                    changes.stream()
                            .filter(c -> c.table() == table && c.after() == null)
                            .map(c -> new @Nullable Object[] {c.id()})
                            .toList());
        }
    }

    private static @Nullable Object[] upsertArguments(Change change) {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(change.id());
        if (change.after() != null) {
            arguments.addAll(change.after());
        }
        return arguments.toArray();
    }

    private static void batch(JdbcTemplate jdbc, String sql, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }
}
