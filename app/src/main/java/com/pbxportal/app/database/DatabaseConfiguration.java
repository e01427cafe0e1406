package com.pbxportal.app.database;

import com.pbxportal.command.FairPlaces;
import com.pbxportal.command.FairPlaces.Limits;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the queue before the pool of PostgreSQL's connections, and the watch beside it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Connections that requests leave to what the portal does by itself. */
    private static final int OWN_WORK = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String POOL = "dataSource";
    private static final String MOST_WAITING = "pbx.postgres.most-waiting";

    /** As many as one address may have connections: who is alone is not sent away. */
    private static final int DEFAULT_MOST_WAITING = 200;

    @Bean
    static BeanPostProcessor queueBeforeThePool(Environment environment) {
        return new Queueing(environment);
    }

    private static final class Queueing implements BeanPostProcessor, DisposableBean {

        private final Environment environment;
        private @Nullable PostgresWatch watch;

        private Queueing(Environment environment) {
            this.environment = environment;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!name.equals(POOL) || !(bean instanceof HikariDataSource pool)) {
                return bean;
            }
            PostgresWatch beside = new PostgresWatch(pool);
            QueuedDataSource before = new QueuedDataSource(pool, new FairPlaces(limits(pool)), beside::isAway);
            beside.start(before::breakOff);
            watch = beside;
            return before;
        }

        private Limits limits(HikariDataSource pool) {
            int places = Math.max(1, pool.getMaximumPoolSize() - OWN_WORK);
            int mostWaiting = environment.getProperty(MOST_WAITING, Integer.class, DEFAULT_MOST_WAITING);
            return new Limits(places, Math.max(1, places * 3 / 4), mostWaiting, mostWaiting, PATIENCE);
        }

        @Override
        public void destroy() {
            PostgresWatch running = watch;
            if (running != null) {
                running.close();
            }
        }
    }
}
