package com.pbxportal.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresWatchTest {

    /** Killed, it refuses; stopped, or behind a network that is gone, it takes connections and says nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_refuses_or_says_nothing_is_away_and_requests_are_told_once(boolean refuses) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/portal");
            if (refuses) {
                server.close();
            }
            AtomicInteger told = new AtomicInteger();
            try (PostgresWatch watch = new PostgresWatch(pool)) {
                assertThat(watch.isAway()).isFalse();
                watch.start(told::incrementAndGet);
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(watch::isAway);
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> told.get() == 1);
            }
        }
    }
}
