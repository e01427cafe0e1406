package com.pbxportal.query;

import com.pbxportal.shared.listing.Paging;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All rows of a read model that a caller may see and filters leave. They come in portions, each by a statement of its
 * own that goes on behind the last row: between two of them neither a connection is held nor a row, however slowly
 * somebody takes them. So they are not of one moment. Where the order is one that never changes, each row that is there
 * all the time comes once nevertheless.
 */
public final class Selection<T> {

    /** As many as the largest page of a listing. */
    private static final int PORTION = 200;

    /** So many fields are looked at for their names, that a table of a few huge values keeps no connection for minutes. */
    private static final int MOST_FIELDS = 1_000_000;

    private record Found<T>(Object key, T item) {}

    private final JdbcClient jdbc;
    private final ReadModel<T> model;
    private final Filters filters;
    private final Paging.Order order;

    Selection(JdbcClient jdbc, ReadModel<T> model, Filters filters, Paging.Order order) {
        this.jdbc = jdbc;
        this.model = model;
        this.filters = filters;
        this.order = order;
    }

    /** What the fields of a column's JSON objects are called that are text, the most frequent first. */
    public List<String> textFields(String column, int most) {
        return jdbc.sql("SELECT name FROM (SELECT field.key AS name, jsonb_typeof(field.value) AS type FROM (SELECT "
                        + column + " AS json FROM " + model.table() + filters.sql()
                        + ") AS selected, jsonb_each(selected.json) AS field LIMIT " + MOST_FIELDS
                        + ") AS fields WHERE type = 'string' GROUP BY name ORDER BY count(*) DESC, name LIMIT " + most)
                .params(filters.values())
                .query(String.class)
                .list();
    }

    public Iterator<List<T>> portions() {
        return new Portions();
    }

    private final class Portions implements Iterator<List<T>> {

        private @Nullable Object last;
        private boolean more = true;

        /** The last one may turn out to be empty. */
        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public List<T> next() {
            if (!more) {
                throw new NoSuchElementException();
            }
            List<Found<T>> found = after(last);
            more = found.size() == PORTION;
            last = found.isEmpty() ? last : found.getLast().key();
            return found.stream().map(Found::item).toList();
        }
    }

    private List<Found<T>> after(@Nullable Object last) {
        Map<String, Object> values = new HashMap<>(filters.values());
        String where = filters.sql();
        if (last != null) {
            values.put("last", last);
            where += (where.isEmpty() ? " WHERE " : " AND ") + behindLast();
        }
        String key = model.key();
        String sorted = model.order(order);
        return jdbc.sql("SELECT t." + key + " AS found_key, " + model.columns() + " FROM (SELECT " + key + " FROM "
                        + model.table() + where + sorted + " LIMIT " + PORTION + ") AS portion JOIN " + model.table()
                        + " AS t USING (" + key + ")" + sorted)
                .params(values)
                .query((row, n) ->
                        new Found<>(row.getObject("found_key"), model.mapper().map(new Row(row))))
                .list();
    }

    private String behindLast() {
        String columns = order.field().equals(model.key()) ? model.key() : order.field() + ", " + model.key();
        return "(" + columns + ") " + (order.descending() ? "<" : ">") + " (SELECT " + columns + " FROM "
                + model.table() + " WHERE " + model.key() + " = :last)";
    }
}
