package com.pbxportal.app.web.health;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(1)
class PostgresCheck implements HealthCheck {

    static final String NAME = "postgresql";

    private final DataSource dataSource;

    PostgresCheck(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isVital() {
        return true;
    }

    @Override
    public Finding look() throws SQLException {
        return Databases.ask("PostgreSQL", dataSource);
    }
}
