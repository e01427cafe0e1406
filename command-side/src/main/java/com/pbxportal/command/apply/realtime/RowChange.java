package com.pbxportal.command.apply.realtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One row that becomes another.
 *
 * @param columns whose values the row has, in this order
 * @param before null: there is none
 * @param after null: there is to be none
 */
record RowChange(
        RealtimeTable table,
        String id,
        List<String> columns,
        @Nullable List<@Nullable String> before,
        @Nullable List<@Nullable String> after) {

    private record Kind(RealtimeTable table, List<String> columns) {}

    /** Whether it changes a value in one of these columns; a row that comes or goes changes each. */
    boolean changesOneOf(List<String> names) {
        return names.stream()
                .map(columns::indexOf)
                .anyMatch(place -> !Objects.equals(in(before, place), in(after, place)));
    }

    private static @Nullable String in(@Nullable List<@Nullable String> row, int place) {
        return row == null || place < 0 ? null : row.get(place);
    }

    static void make(JdbcTemplate jdbc, List<RowChange> changes) {
        for (RealtimeTable table : RealtimeTable.values()) {
            RowChanges.batch(
                    jdbc,
                    table.delete(),
                    changes.stream()
                            .filter(c -> c.table() == table && c.after() == null)
                            .map(c -> new @Nullable Object[] {c.id()})
                            .toList());
        }
        Map<Kind, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
        for (RowChange change : changes) {
            if (change.after() != null) {
                rows.computeIfAbsent(new Kind(change.table(), change.columns()), kind -> new ArrayList<>())
                        .add(change.arguments(change.after()));
            }
        }
        rows.forEach(
                (kind, values) -> RowChanges.batch(jdbc, TableLayout.upsert(kind.table(), kind.columns()), values));
    }

    private @Nullable Object[] arguments(List<@Nullable String> row) {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(id);
        arguments.addAll(row);
        return arguments.toArray();
    }
}
