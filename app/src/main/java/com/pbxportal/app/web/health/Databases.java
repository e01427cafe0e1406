package com.pbxportal.app.web.health;

import com.pbxportal.app.web.health.HealthCheck.Finding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A round trip, since a pooled connection may only look alive. */
final class Databases {

    private static final int SECONDS = 1;

    private Databases() {}

    static Finding ask(String product, DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            try (ResultSet rows = statement.executeQuery("SELECT 1")) {
                rows.next();
            }
            return Finding.healthy(product + " " + connection.getMetaData().getDatabaseProductVersion());
        }
    }
}
