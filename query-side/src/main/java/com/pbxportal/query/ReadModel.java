package com.pbxportal.query;

import com.pbxportal.shared.error.FieldError;
import com.pbxportal.shared.error.Rejection;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.listing.Page;
import com.pbxportal.shared.listing.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table that answers queries. It is the only way to its rows, and leads through the caller's {@link Scope}.
 *
 * @param name what a person calls one of its rows
 * @param columns what an answer is made of; {@code t} is the table
 * @param tenantColumn whose row it is
 * @param userColumn whom the row is about; null where an end user may see none
 * @param key unique, and the order of rows that are otherwise equal
 * @param sorts the columns by which a request may sort
 * @param defaultSort with a minus for the other direction
 * @param counted the columns that {@code <table>_count} keeps exact counts for; empty where rows are few enough to count
 */
public record ReadModel<T>(
        String name,
        String table,
        String columns,
        Mapper<T> mapper,
        String tenantColumn,
        @Nullable String userColumn,
        String key,
        List<String> sorts,
        String defaultSort,
        Set<String> counted) {

    public static <T> ReadModel<T> of(String name, String table, String columns, Mapper<T> mapper) {
        return new ReadModel<>(name, table, columns, mapper, "tenant_id", null, "id", List.of(), "id", Set.of());
    }

    public ReadModel<T> ownedBy(String tenantColumn) {
        return new ReadModel<>(
                name, table, columns, mapper, tenantColumn, userColumn, key, sorts, defaultSort, counted);
    }

    public ReadModel<T> about(String userColumn) {
        return new ReadModel<>(
                name, table, columns, mapper, tenantColumn, userColumn, key, sorts, defaultSort, counted);
    }

    public ReadModel<T> keyedBy(String key) {
        return new ReadModel<>(
                name, table, columns, mapper, tenantColumn, userColumn, key, sorts, defaultSort, counted);
    }

    public ReadModel<T> sortedBy(String defaultSort, String... sorts) {
        return new ReadModel<>(
                name, table, columns, mapper, tenantColumn, userColumn, key, List.of(sorts), defaultSort, counted);
    }

    public ReadModel<T> countedBy(String... counted) {
        return new ReadModel<>(
                name, table, columns, mapper, tenantColumn, userColumn, key, sorts, defaultSort, Set.of(counted));
    }

    /** Makes an answer of a row. */
    @FunctionalInterface
    public interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    private record Found<T>(Scope.Owner owner, T item) {}

    public Page<T> page(JdbcClient jdbc, Caller caller, Filters filters, Paging paging) {
        List<FieldError> errors = filters.errors();
        int number = paging.number(errors);
        int size = paging.size(errors);
        Paging.Order order = paging.order(sorts, defaultSort, errors);
        filters.refuseErrors();
        restrict(filters, Scope.of(caller));
        return new Page<>(items(jdbc, filters, order(order), number, size), total(jdbc, filters), number, size);
    }

    /** All rows, however many. May be sorted only by what never changes: see {@link Selection}. */
    public Selection<T> select(JdbcClient jdbc, Caller caller, Filters filters, @Nullable String sort) {
        List<FieldError> errors = filters.errors();
        Paging.Order order = new Paging(null, null, sort).order(sorts, defaultSort, errors);
        filters.refuseErrors();
        restrict(filters, Scope.of(caller));
        return new Selection<>(jdbc, this, filters, order);
    }

    public T one(JdbcClient jdbc, Caller caller, UUID id, Function<UUID, ? extends Rejection> unknown) {
        String user = userColumn == null ? "NULL::uuid" : "t." + userColumn;
        Rejection notFound = unknown.apply(id);
        Found<T> found = jdbc.sql("SELECT " + columns + ", t." + tenantColumn + " AS owner_tenant, " + user
                        + " AS owner_user FROM " + table + " AS t WHERE t.id = :id")
                .param("id", id)
                .query((columns, n) -> found(columns))
                .optional()
                .orElseThrow(() -> notFound);
        Scope.of(caller).refusal(found.owner(), name + " " + id).ifPresent(refusal -> {
            throw refusal;
        });
        return found.item();
    }

    private Found<T> found(ResultSet columns) throws SQLException {
        Row row = new Row(columns);
        return new Found<>(new Scope.Owner(row.tenantId("owner_tenant"), row.userId("owner_user")), mapper.map(row));
    }

    private void restrict(Filters filters, Scope scope) {
        switch (scope) {
            case Scope.Everything all -> {
                if (filters.tenant() != null) {
                    filters.equal(tenantColumn, filters.tenant().value());
                }
            }
            case Scope.OneTenant one -> {
                refuseOther(filters, scope, new Scope.Owner(filters.tenant(), null));
                filters.equal(tenantColumn, one.tenantId().value());
            }
            case Scope.Oneself self -> {
                refuseOther(filters, scope, new Scope.Owner(filters.tenant(), self.userId()));
                filters.equal(tenantColumn, self.tenantId().value());
                if (userColumn == null) {
                    throw new IllegalStateException(table + " has no rows for end users: keep them from the endpoint");
                }
                Object asked = filters.valueOf(userColumn);
                if (asked != null && !asked.equals(self.userId().value())) {
                    throw new RoleNotSufficient(Role.END_USER, "see what is not one's own");
                }
                filters.equal(userColumn, self.userId().value());
            }
        }
    }

    private static void refuseOther(Filters filters, Scope scope, Scope.Owner asked) {
        if (asked.tenantId() != null) {
            scope.refusal(asked, "Tenant " + asked.tenantId()).ifPresent(refusal -> {
                throw refusal;
            });
        }
    }

    /** First the keys of the page, from an index alone where there is one, then the rows of these keys. */
    private List<T> items(JdbcClient jdbc, Filters filters, String order, int number, int size) {
        Map<String, Object> values = new HashMap<>(filters.values());
        values.put("page_limit", size);
        values.put("page_offset", (long) (number - 1) * size);
        return jdbc.sql("SELECT " + columns + " FROM (SELECT " + key + " FROM " + table + filters.sql() + order
                        + " LIMIT :page_limit OFFSET :page_offset) AS page JOIN " + table + " AS t USING (" + key + ")"
                        + order)
                .params(values)
                .query((columns, n) -> mapper.map(new Row(columns)))
                .list();
    }

    private long total(JdbcClient jdbc, Filters filters) {
        String sql = !counted.isEmpty() && filters.areAbout(counted)
                ? "SELECT coalesce(sum(count), 0) FROM " + table + "_count" + filters.sql()
                : "SELECT count(*) FROM " + table + filters.sql();
        return jdbc.sql(sql).params(filters.values()).query(Long.class).single();
    }

    String order(Paging.Order order) {
        String direction = order.descending() ? " DESC" : "";
        return " ORDER BY " + order.field() + direction + (order.field().equals(key) ? "" : ", " + key + direction);
    }
}
