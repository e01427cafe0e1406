package com.pbxportal.app.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Numbers are assigned and taken back: by many clients at once, and by one alone. */
final class AssignRow implements Row {

    private static final int CLIENTS = 16;
    private static final int LINES_PER_CLIENT = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration TIME = Duration.ofSeconds(8);
    private static final int ROUNDS = 5;
    private static final int SAMPLES_PER_ROUND = 300;

    /** Assigns each of its numbers, then takes each back, and so on. */
    private static final class Client implements Crowd.Member {

        private final HttpConnection connection;
        private final List<Estate.Line> lines;
        private int step;

        Client(Stage stage, List<Estate.Line> lines) throws IOException {
            this.connection = stage.portal().connectAsAdmin();
            this.lines = lines;
        }

        boolean isAboutToAssign() {
            return step / lines.size() % 2 == 0;
        }

        @Override
        public void work() throws IOException {
            Estate.Line line = lines.get(step % lines.size());
            if (isAboutToAssign()) {
                connection.post(line.path(), line.assignment()).expect(201);
            } else {
                connection.delete(line.path()).expect(204);
            }
            step++;
        }

        /** Leaves the numbers as they were. */
        @Override
        public void close() throws IOException {
            while (!lines.isEmpty() && step % (2 * lines.size()) != 0) {
                work();
            }
            connection.close();
        }
    }

    /** Inserts an event and commits. */
    private static final class Inserter implements Crowd.Member {

        private final Connection connection;
        private final PreparedStatement insert;
        private final EventTwin.Event event;

        Inserter(Stage stage, EventTwin.Event event) throws SQLException {
            this.connection = stage.portal().connectToPostgres();
            this.insert = EventTwin.prepare(connection);
            this.event = event;
        }

        @Override
        public void work() throws SQLException {
            EventTwin.bind(insert, event.again());
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        stage.estate().allocate(10_000);
        List<Estate.Line> lines = stage.estate().lines(CLIENTS * LINES_PER_CLIENT * 2);
        List<Client> clients = new ArrayList<>();
        List<Inserter> inserters = new ArrayList<>();
        try (EventTwin twin = new EventTwin(stage.portal())) {
            for (int n = 0; n < CLIENTS; n++) {
                clients.add(new Client(stage, lines.subList(n * LINES_PER_CLIENT, (n + 1) * LINES_PER_CLIENT)));
            }
            stage.progress().accept("warming up with " + CLIENTS + " clients");
            Crowd.rate(clients, WARM_UP);
            EventTwin.Event event = twin.newest(1).getFirst();
            for (int n = 0; n < CLIENTS; n++) {
                inserters.add(new Inserter(stage, event));
            }
            return List.of(together(stage, clients, inserters), alone(stage, clients.getFirst(), inserters.getFirst()));
        } finally {
            for (Crowd.Member member : clients) {
                member.close();
            }
            for (Crowd.Member member : inserters) {
                member.close();
            }
        }
    }

    private static Figure together(Stage stage, List<Client> clients, List<Inserter> inserters) throws Exception {
        Samples commands = new Samples();
        Samples commits = new Samples();
        for (int round = 0; round < ROUNDS; round++) {
            commands.add(Crowd.rate(clients, TIME));
            stage.estate().settle();
            commits.add(Crowd.rate(inserters, TIME));
        }
        return Figure.of(
                        "assign and unassign, 16 clients",
                        Unit.PER_SECOND,
                        commands.median(),
                        new Target.RatioAtLeast(0.35))
                .beside("insert of one event and commit, 16 connections", commits.median());
    }

    private static Figure alone(Stage stage, Client client, Inserter inserter) throws Exception {
        Samples assigns = new Samples();
        Samples commits = new Samples();
        for (int round = 0; round < ROUNDS; round++) {
            for (int n = 0; n < 2 * SAMPLES_PER_ROUND; n++) {
                boolean assigning = client.isAboutToAssign();
                double time = Samples.millisecondsOf(client::work);
                if (assigning) {
                    assigns.add(time);
                }
            }
            stage.estate().settle();
            for (int n = 0; n < SAMPLES_PER_ROUND; n++) {
                commits.add(Samples.millisecondsOf(inserter::work));
            }
        }
        return Figure.of(
                        "assign, one client, p95", Unit.MILLISECONDS, assigns.percentile(95), new Target.RatioAtMost(4))
                .beside("insert of one event and commit, p95", commits.percentile(95))
                .remark("median %.2f ms beside %.2f ms".formatted(assigns.median(), commits.median()));
    }
}
