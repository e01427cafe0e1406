package com.pbxportal.command.apply.realtime;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** MariaDB beside PostgreSQL: nothing finds this data source but who asks for it by name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MariaDbProperties.class)
class RealtimeConfiguration {

    private static final int CONNECTIONS = 4;
    private static final int CONNECT_TIMEOUT_MILLIS = 3_000;

    /** Connects when it is first used: without MariaDB the portal starts, and only an apply fails. */
    @Bean(defaultCandidate = false, destroyMethod = "close")
    DataSource realtimeDataSource(MariaDbProperties properties) {
        return new RealtimePool(() -> pool(properties));
    }

    private static HikariDataSource pool(MariaDbProperties properties) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setPoolName("realtime");
        dataSource.setJdbcUrl(properties.url());
        dataSource.setUsername(properties.user());
        dataSource.setPassword(properties.password());
        dataSource.setMaximumPoolSize(CONNECTIONS);
        dataSource.setMinimumIdle(0);
        dataSource.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
        dataSource.setInitializationFailTimeout(-1);
        dataSource.addDataSourceProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_MILLIS));
        dataSource.addDataSourceProperty("socketTimeout", "30000");
        dataSource.addDataSourceProperty("useBulkStmts", "true");
        return dataSource;
    }
}
