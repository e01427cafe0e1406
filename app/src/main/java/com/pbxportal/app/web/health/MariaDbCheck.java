package com.pbxportal.app.web.health;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where phones are registered from; without it Apply fails, and the rest works. */
@Component
@Order(2)
class MariaDbCheck implements HealthCheck {

    private final ObjectProvider<DataSource> realtime;

    MariaDbCheck(@Qualifier("realtimeDataSource") ObjectProvider<DataSource> realtime) {
        this.realtime = realtime;
    }

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public Finding look() throws SQLException {
        DataSource dataSource = realtime.getIfAvailable();
        return dataSource == null ? Finding.NOT_HERE : Databases.ask("MariaDB", dataSource);
    }
}
