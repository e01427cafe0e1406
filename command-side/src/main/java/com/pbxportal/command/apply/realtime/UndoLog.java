package com.pbxportal.command.apply.realtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How each row was before the last synchronisation changed it, by column. Used inside a transaction. */
final class UndoLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, @Nullable String>> ROW = new TypeReference<>() {};
    private static final String INSERT = "INSERT INTO portal_undo (table_name, id, row_before) VALUES (?, ?, ?)";
    private static final String DEVICE = "DEVICE";

    private UndoLog() {}

    /** @param vanished devices, each with its tenant */
    static void write(
            JdbcTemplate jdbc, List<RowChange> changes, Collection<String> appeared, Map<String, String> vanished) {
        jdbc.update("DELETE FROM portal_undo");
        List<@Nullable Object[]> entries = new ArrayList<>();
        changes.forEach(change -> entries.add(new @Nullable Object[] {
            change.table().name(), change.id(), change.before() == null ? null : json(change.columns(), change.before())
        }));
        appeared.forEach(id -> entries.add(new @Nullable Object[] {DEVICE, id, null}));
        vanished.forEach((id, tenant) -> entries.add(new @Nullable Object[] {DEVICE, id, tenant}));
        RowChanges.batch(jdbc, INSERT, entries);
    }

    private static String json(List<String> columns, List<@Nullable String> values) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), values.get(i));
        }
        return JSON.writeValueAsString(row);
    }

    /** Writes the remembered rows over the present ones. */
    static void playBack(JdbcTemplate jdbc) {
        List<RowChange> back = new ArrayList<>();
        jdbc.query("SELECT table_name, id, row_before FROM portal_undo WHERE table_name <> 'DEVICE'", entry -> {
            RealtimeTable table = RealtimeTable.valueOf(entry.getString(1));
            String before = entry.getString(3);
            back.add(before == null ? gone(table, entry.getString(2)) : row(table, entry.getString(2), before));
        });
        RowChange.make(jdbc, back);
        jdbc.update("DELETE d FROM portal_device d JOIN portal_undo u ON u.table_name = 'DEVICE' AND u.id = d.id"
                + " WHERE u.row_before IS NULL");
        jdbc.update("INSERT INTO portal_device (id, tenant_id) SELECT id, row_before FROM portal_undo"
                + " WHERE table_name = 'DEVICE' AND row_before IS NOT NULL");
        jdbc.update("DELETE FROM portal_undo");
    }

    private static RowChange gone(RealtimeTable table, String id) {
        return new RowChange(table, id, List.of(), null, null);
    }

    private static RowChange row(RealtimeTable table, String id, String before) {
        Map<String, @Nullable String> row = JSON.readValue(before, ROW);
        return new RowChange(table, id, List.copyOf(row.keySet()), null, new ArrayList<>(row.values()));
    }
}
