package com.pbxportal.slice;

import com.pbxportal.app.support.TestPostgres;
import com.pbxportal.command.session.FamiliarAddresses;
import com.pbxportal.command.vault.VaultCipher;
import com.pbxportal.command.vault.VaultProperties;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Everything of {@code com.pbxportal.app.web}, and nothing of the portal behind it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonServerActuatorAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration",
            "org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration",
            "org.axonframework.springboot.autoconfig.InfraConfiguration",
            "org.axonframework.springboot.autoconfig.InterceptorAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
            "org.axonframework.springboot.autoconfig.MetricsAutoConfiguration",
            "org.axonframework.springboot.autoconfig.MicrometerMetricsAutoConfiguration",
            "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.ObjectMapperAutoConfiguration",
            "org.axonframework.springboot.autoconfig.CBORMapperAutoConfiguration",
            "org.axonframework.springboot.autoconfig.SecurityAutoConfiguration",
            "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration",
            "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@ComponentScan("com.pbxportal.app.web")
@Import({WidgetController.class, TestLogin.class, FamiliarAddresses.class})
public class Slice {

    /** One server for all contexts of the tests. */
    static final Map<String, String> POSTGRES = TestPostgres.start();

    @Bean
    VaultCipher vaultCipher() {
        String keys = Objects.requireNonNull(POSTGRES.get("pbx.vault.keys"));
        return new VaultCipher(new VaultProperties(List.of(keys)));
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource() throws IOException {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(POSTGRES.get("pbx.postgres.url"));
        dataSource.setUsername(POSTGRES.get("pbx.postgres.user"));
        dataSource.setPassword(POSTGRES.get("pbx.postgres.password"));
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.execute("DROP SCHEMA IF EXISTS command CASCADE; CREATE SCHEMA command");
        for (String migration : List.of("V010__vault_and_sessions", "V030__idempotency")) {
            jdbc.execute(new ClassPathResource("db/migration/command/" + migration + ".sql")
                    .getContentAsString(StandardCharsets.UTF_8));
        }
        return dataSource;
    }
}
