package com.pbxportal.query;

import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of a read model, in the types of the language. */
public final class Row {

    private final ResultSet columns;

    Row(ResultSet columns) {
        this.columns = columns;
    }

    public String text(String column) throws SQLException {
        return present(column, columns.getString(column));
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return columns.getString(column);
    }

    public int number(String column) throws SQLException {
        return columns.getInt(column);
    }

    public long position(String column) throws SQLException {
        return columns.getLong(column);
    }

    public @Nullable Integer numberOrNull(String column) throws SQLException {
        return columns.getObject(column, Integer.class);
    }

    public @Nullable Long longOrNull(String column) throws SQLException {
        return columns.getObject(column, Long.class);
    }

    public boolean flag(String column) throws SQLException {
        return columns.getBoolean(column);
    }

    public @Nullable Boolean flagOrNull(String column) throws SQLException {
        return columns.getObject(column, Boolean.class);
    }

    public UUID id(String column) throws SQLException {
        return present(column, columns.getObject(column, UUID.class));
    }

    public @Nullable UUID idOrNull(String column) throws SQLException {
        return columns.getObject(column, UUID.class);
    }

    public @Nullable TenantId tenantId(String column) throws SQLException {
        UUID id = idOrNull(column);
        return id == null ? null : new TenantId(id);
    }

    public @Nullable UserId userId(String column) throws SQLException {
        UUID id = idOrNull(column);
        return id == null ? null : new UserId(id);
    }

    public Instant time(String column) throws SQLException {
        return present(column, columns.getObject(column, OffsetDateTime.class)).toInstant();
    }

    public @Nullable Instant timeOrNull(String column) throws SQLException {
        OffsetDateTime time = columns.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public <E extends Enum<E>> E oneOf(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    public <E extends Enum<E>> @Nullable E oneOfOrNull(Class<E> type, String column) throws SQLException {
        String name = columns.getString(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    public <T> StoredJson<T> json(String column) throws SQLException {
        return new StoredJson<>(text(column));
    }

    public <T> @Nullable StoredJson<T> jsonOrNull(String column) throws SQLException {
        String text = columns.getString(column);
        return text == null ? null : new StoredJson<>(text);
    }

    /** Empty where the column is null. */
    public <T> List<T> list(String column, Function<String, T> element) throws SQLException {
        Array array = columns.getArray(column);
        return array == null
                ? List.of()
                : List.of((String[]) array.getArray()).stream().map(element).toList();
    }

    private static <T> T present(String column, @Nullable T value) {
        return Objects.requireNonNull(value, column);
    }
}
