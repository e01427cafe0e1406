package com.pbxportal.command.apply.realtime;

import com.pbxportal.command.asterisk.ami.Asterisk;
import com.pbxportal.command.asterisk.ami.AsteriskRefused;
import com.pbxportal.command.asterisk.ami.AsteriskSession;
import com.pbxportal.command.asterisk.ami.AsteriskUnreachable;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** MariaDB beside PostgreSQL: nothing finds this data source but who asks for it by name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MariaDbProperties.class)
class RealtimeConfiguration {

    private static final Logger log = LoggerFactory.getLogger(RealtimeConfiguration.class);
    private static final int CONNECTIONS = 4;
    private static final int CONNECT_TIMEOUT_MILLIS = 3_000;

    /** Connects when it is first used: without MariaDB the portal starts, and only an apply fails. */
    @Bean(defaultCandidate = false, destroyMethod = "close")
    DataSource realtimeDataSource(MariaDbProperties properties) {
        return new RealtimePool(() -> pool(properties));
    }

    /** Without Asterisk there is nothing to renew: it opens its connections when it starts. */
    @Bean
    TablesReshaped tablesReshaped(Asterisk asterisk) {
        return () -> {
            try (AsteriskSession session = asterisk.connect()) {
                session.renewDatabaseConnections();
            } catch (AsteriskUnreachable | AsteriskRefused e) {
                log.info("Asterisk has not renewed its connections to MariaDB: {}", e.getMessage());
            }
        };
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
