package com.pbxportal.projector;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Collects the rows that a batch of events writes and sends them just before the batch commits, in the batch's
 * own transaction: one statement with arrays for many rows, instead of a round trip for each event.
 *
 * <p>A statement takes one text array a column, which it casts and unnests. The first value of a row names the
 * row: writes to one row keep their order, everything else is free to share a statement.
 */
@Component
public class BatchedWrites {

    private static final String RESOURCE = BatchedWrites.class.getName();

    private final JdbcTemplate jdbc;

    public BatchedWrites(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a row with the batch of events that is being processed. */
    public void add(String statement, @Nullable Object... row) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        Batch batch = unitOfWork.getOrComputeResource(RESOURCE, key -> {
            unitOfWork.onPrepareCommit(ignored -> flush());
            return new Batch();
        });
        batch.add(statement, row);
    }

    /** For who must read, in the midst of a batch, what the events before have written. */
    public void flush() {
        Batch batch = CurrentUnitOfWork.get().getResource(RESOURCE);
        if (batch != null) {
            jdbc.execute((ConnectionCallback<Integer>) batch::writeTo);
        }
    }

    private static final class Batch {

        private final List<Run> runs = new ArrayList<>();
        private final Map<String, Integer> lastRunOfStatement = new HashMap<>();
        private final Map<Object, Integer> lastRunOfRow = new HashMap<>();

        void add(String statement, @Nullable Object[] row) {
            Object name = Objects.requireNonNull(row[0], "the name of the row");
            int run = lastRunOfStatement.getOrDefault(statement, -1);
            if (run <= lastRunOfRow.getOrDefault(name, -1)) {
                run = runs.size();
                runs.add(new Run(statement, row.length, new ArrayList<>()));
                lastRunOfStatement.put(statement, run);
            }
            runs.get(run).rows().add(row);
            lastRunOfRow.put(name, run);
        }

        int writeTo(Connection connection) throws SQLException {
            int statements = runs.size();
            for (Run run : runs) {
                run.writeTo(connection);
            }
            runs.clear();
            lastRunOfStatement.clear();
            lastRunOfRow.clear();
            return statements;
        }
    }

    private record Run(String statement, int columns, List<@Nullable Object[]> rows) {

        void writeTo(Connection connection) throws SQLException {
            try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                for (int column = 0; column < columns; column++) {
                    prepared.setArray(column + 1, connection.createArrayOf("text", column(column)));
                }
                prepared.executeUpdate();
            }
        }

        private @Nullable String[] column(int column) {
            return rows.stream().map(row -> asText(row[column])).toArray(String[]::new);
        }

        /** PostgreSQL stores no NUL in a text: one event that carries it must not stop all others. */
        private static @Nullable String asText(@Nullable Object value) {
            return value == null ? null : value.toString().replace('\0', '\uFFFD');
        }
    }
}
