package com.pbxportal.command.apply.realtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The columns that the realtime tables have now: also those that somebody else has added, as Asterisk reads them all.
 * The portal's rows are the portal's in each of them; where it sets nothing, NULL has to be.
 */
final class TableLayout {

    /** Rows are the portal's whole, but for what cannot be NULL and what MariaDB computes. */
    private record Column(String name, boolean owned) {}

    private final Map<RealtimeTable, List<Column>> columns = new EnumMap<>(RealtimeTable.class);
    private final Map<RealtimeTable, List<String>> owned = new EnumMap<>(RealtimeTable.class);

    private TableLayout() {}

    static TableLayout of(JdbcTemplate jdbc) {
        TableLayout layout = new TableLayout();
        for (RealtimeTable table : RealtimeTable.values()) {
            List<Column> found = jdbc.query(
                    "SELECT lower(column_name), is_nullable = 'YES' AND is_generated = 'NEVER'"
                            + " FROM information_schema.columns WHERE table_schema = database() AND table_name = ?"
                            + " AND lower(column_name) <> 'id' ORDER BY ordinal_position",
                    (row, n) -> new Column(row.getString(1), row.getBoolean(2)),
                    table.tableName());
            layout.columns.put(table, found);
            layout.owned.put(
                    table,
                    found.stream()
                            .filter(column -> column.owned() || table.columns().contains(column.name()))
                            .map(Column::name)
                            .toList());
        }
        return layout;
    }

    /** Those that the portal answers for. */
    List<String> columns(RealtimeTable table) {
        return owned.getOrDefault(table, List.of());
    }

    /** @throws RealtimeFailure if a column is missing that the portal sets */
    TableLayout requireComplete() {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            throw RealtimeFailure.of(String.join("; ", missing));
        }
        return this;
    }

    /** What keeps the portal or Asterisk from using the tables as they should. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(missing());
        for (RealtimeTable table : RealtimeTable.values()) {
            Set<String> options = table.options();
            for (Column column : columns.getOrDefault(table, List.of())) {
                if (!options.contains(column.name())) {
                    faults.add(
                            table.tableName() + " has the column " + column.name() + ", which Asterisk does not know");
                } else if (!columns(table).contains(column.name())) {
                    faults.add(table.tableName() + " has the column " + column.name()
                            + ", which the portal cannot leave empty");
                }
            }
        }
        return faults;
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (RealtimeTable table : RealtimeTable.values()) {
            Set<String> present = new HashSet<>(columns(table));
            table.needed()
                    .filter(column -> !present.contains(column))
                    .forEach(column -> missing.add(table.tableName() + " lacks the column " + column));
        }
        return missing;
    }

    /** A row in the order of the columns. @param set the values of those columns that the portal sets */
    List<@Nullable String> row(RealtimeTable table, List<@Nullable String> set) {
        List<String> order = columns(table);
        @Nullable String[] row = new @Nullable String[order.size()];
        for (int i = 0; i < set.size(); i++) {
            int place = order.indexOf(table.columns().get(i));
            if (place >= 0) {
                row[place] = set.get(i);
            }
        }
        return Arrays.asList(row);
    }

    String select(RealtimeTable table) {
        return "SELECT t.id"
                + columns(table).stream().map(column -> ", t." + quoted(column)).collect(Collectors.joining())
                + " FROM " + table.tableName() + " t JOIN portal_device d ON d.id = t.id";
    }

    static String upsert(RealtimeTable table, List<String> columns) {
        return "INSERT INTO " + table.tableName() + " (id"
                + columns.stream().map(column -> ", " + quoted(column)).collect(Collectors.joining()) + ") VALUES (?"
                + ", ?".repeat(columns.size()) + ") ON DUPLICATE KEY UPDATE "
                + columns.stream()
                        .map(column -> quoted(column) + " = VALUES(" + quoted(column) + ")")
                        .collect(Collectors.joining(", "));
    }

    /** Somebody may have given a column any name. */
    private static String quoted(String column) {
        return '`' + column.toLowerCase(Locale.ROOT).replace("`", "``") + '`';
    }
}
