package com.pbxportal.app.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Pages of a million numbers, with their exact totals. */
final class ListingRow implements Row {

    private static final int WARM_UP = 300;
    private static final int SAMPLES = 500;
    private static final int PAGE_SIZE = 50;
    private static final int FAR_PAGE = 1_000;
    private static final Target TARGET =
            new Target.Both(new Target.RatioAtMost(2), new Target.AtMost(50, Unit.MILLISECONDS));

    private static final String ALL_COUNTED = "SELECT coalesce(sum(count), 0) FROM readmodel.phone_number_count";

    /** The request, and what a person would write in SQL to get the same: the rows of the page and their total. */
    private record Listing(String what, String query, String where, String total, int page, List<Object> values) {

        private List<Object> rowValues() {
            List<Object> all = new ArrayList<>(values);
            all.addAll(List.of(PAGE_SIZE, (page - 1) * PAGE_SIZE));
            return all;
        }

        private String rows() {
            // The page from the index alone, then its rows: the fastest way we know, far from the first page too.
            return "SELECT * FROM readmodel.phone_number JOIN (SELECT number FROM readmodel.phone_number " + where
                    + " ORDER BY number LIMIT ? OFFSET ?) AS page USING (number) ORDER BY number";
        }
    }

    @Override
    public List<Figure> measure(Stage stage) throws Exception {
        stage.estate().growTo(stage.numbers());
        stage.estate().allocate(10_000);
        List<String> tenants = stage.estate().tenants();
        Random random = new Random(1);
        vacuum(stage.portal());
        List<Figure> figures = new ArrayList<>();
        figures.add(compare(stage, n -> new Listing("first page", "", "", ALL_COUNTED, 1, List.of())));
        figures.add(compare(stage, n -> filtered(tenants.get(n % tenants.size()))));
        figures.add(compare(
                stage, n -> new Listing("page 1,000", "?page=" + FAR_PAGE, "", ALL_COUNTED, FAR_PAGE, List.of())));
        figures.add(compare(stage, n -> search("%05d".formatted(random.nextInt(100_000)))));
        return figures;
    }

    /** What autovacuum does within minutes: the rows have all come just now. */
    private static void vacuum(Portal portal) throws SQLException {
        try (Connection connection = portal.connectToPostgres();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE) readmodel.phone_number, readmodel.phone_number_count");
        }
    }

    private static Listing filtered(String tenant) {
        String where = "WHERE status = ? AND tenant_id = ?";
        return new Listing(
                "filtered page",
                "?status=ALLOCATED&tenant_id=" + tenant,
                where,
                ALL_COUNTED + " " + where,
                1,
                List.of("ALLOCATED", UUID.fromString(tenant)));
    }

    private static Listing search(String digits) {
        String where = "WHERE number LIKE ?";
        return new Listing(
                "partial search",
                "?number=" + digits,
                where,
                "SELECT count(*) FROM readmodel.phone_number " + where,
                1,
                List.of("%" + digits + "%"));
    }

    private interface Listings {
        Listing number(int n);
    }

    private static Figure compare(Stage stage, Listings listings) throws Exception {
        Samples requests = new Samples();
        Samples statements = new Samples();
        try (HttpConnection client = stage.portal().connectAsAdmin();
                Connection database = stage.portal().connectToPostgres()) {
            for (int n = -WARM_UP; n < SAMPLES; n++) {
                Listing listing = listings.number(n + WARM_UP);
                double request = Samples.millisecondsOf(
                        () -> client.get("/api/v1/dids" + listing.query()).expect(200));
                double statement = Samples.millisecondsOf(() -> {
                    read(database, listing.rows(), listing.rowValues());
                    read(database, listing.total(), listing.values());
                });
                if (n >= 0) {
                    requests.add(request);
                    statements.add(statement);
                }
            }
        }
        String what = "%s among %,d numbers, p95"
                .formatted(listings.number(0).what(), stage.estate().numbers());
        return Figure.of(what, Unit.MILLISECONDS, requests.percentile(95), TARGET)
                .beside("the same rows and total by hand-written SQL, p95", statements.percentile(95))
                .remark("median %.2f ms beside %.2f ms".formatted(requests.median(), statements.median()));
    }

    private static void read(Connection database, String sql, List<Object> values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int n = 0; n < values.size(); n++) {
                statement.setObject(n + 1, values.get(n));
            }
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getString(column);
                    }
                }
            }
        }
    }
}
