package com.pbxportal.command.apply.realtime;

import com.pbxportal.shared.identity.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What has to change in the realtime tables, and how each changed row was before. Used inside a transaction. */
final class RowChanges {

    /** Columns of an endpoint that say who may register for it, and under which address. */
    private static final List<String> REGISTERING = List.of("auth", "aors");

    /** What the portal has written so far: by device its tenant, by table and device the row. */
    record Current(
            TableLayout layout,
            Map<String, String> tenants,
            Map<RealtimeTable, Map<String, List<@Nullable String>>> rows) {

        @Nullable
        List<@Nullable String> row(RealtimeTable table, String id) {
            return rows.getOrDefault(table, Map.of()).get(id);
        }
    }

    private final TableLayout layout;
    private final List<RowChange> changes = new ArrayList<>();
    private final List<DeviceRows> appeared = new ArrayList<>();
    private final Map<String, String> vanished = new LinkedHashMap<>();

    private RowChanges(TableLayout layout) {
        this.layout = layout;
    }

    static Current current(JdbcTemplate jdbc, Reach reach) {
        TableLayout layout = TableLayout.of(jdbc).requireComplete();
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
            int columns = layout.columns(table).size();
            Map<String, List<@Nullable String>> found = new HashMap<>();
            jdbc.query(
                    layout.select(table) + where,
                    row -> {
                        @Nullable String[] values = new @Nullable String[columns];
                        for (int i = 0; i < values.length; i++) {
                            values[i] = row.getString(i + 2);
                        }
                        found.put(row.getString(1), Arrays.asList(values));
                    },
                    arguments);
            rows.put(table, found);
        }
        return new Current(layout, tenants, rows);
    }

    static RowChanges between(Current current, List<DeviceRows> desired) {
        RowChanges changes = new RowChanges(current.layout());
        changes.vanished.putAll(current.tenants());
        for (DeviceRows device : desired) {
            if (changes.vanished.remove(device.id()) == null) {
                changes.appeared.add(device);
            }
            device.values()
                    .forEach((table, set) -> changes.add(
                            table,
                            device.id(),
                            current.row(table, device.id()),
                            current.layout().row(table, set)));
        }
        for (String id : changes.vanished.keySet()) {
            current.rows().forEach((table, rows) -> changes.add(table, id, rows.get(id), null));
        }
        return changes;
    }

    private void add(
            RealtimeTable table,
            String id,
            @Nullable List<@Nullable String> before,
            @Nullable List<@Nullable String> after) {
        if (!Objects.equals(before, after)) {
            changes.add(new RowChange(table, id, layout.columns(table), before, after));
        }
    }

    boolean isEmpty() {
        return changes.isEmpty() && appeared.isEmpty() && vanished.isEmpty();
    }

    Synchronised counts() {
        int added = (int) changes.stream().filter(c -> c.before() == null).count();
        int removed = (int) changes.stream().filter(c -> c.after() == null).count();
        return new Synchronised(added, changes.size() - added - removed, removed);
    }

    /** Those of the devices that stay or go whose phones may have registered with credentials that are no more then. */
    Set<String> withOtherCredentials() {
        Set<String> ids = new TreeSet<>(vanished.keySet());
        for (RowChange change : changes) {
            boolean concerns =
                    switch (change.table()) {
                        case AUTHS -> true;
                        case AORS -> false;
                        case ENDPOINTS -> change.changesOneOf(REGISTERING);
                    };
            if (concerns) {
                ids.add(change.id());
            }
        }
        appeared().forEach(ids::remove);
        return ids;
    }

    List<String> appeared() {
        return appeared.stream().map(DeviceRows::id).toList();
    }

    void write(JdbcTemplate jdbc) {
        UndoLog.write(jdbc, changes, appeared(), vanished);
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
        RowChange.make(jdbc, changes);
    }

    static void batch(JdbcTemplate jdbc, String sql, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }
}
