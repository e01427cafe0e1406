package com.pbxportal.command.apply.work;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.pbxportal.command.apply.realtime.RealtimeFailure;
import com.pbxportal.shared.identity.TenantId;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class ReasonTest {

    private static final TenantId ACME = new TenantId(UUID.randomUUID());
    private static final String ADDRESS = "db.internal:3306";
    private static final RealtimeFailure AWAY = RealtimeFailure.of(new CannotGetJdbcConnectionException(
            "No connection", new SQLException("Socket fail to connect to " + ADDRESS + ". Connection refused")));

    private final Logger logger = (Logger) LoggerFactory.getLogger(Reason.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void detach() {
        logger.detachAppender(log);
    }

    @Test
    void where_mariadb_is_stands_in_the_log_of_a_tenants_apply_and_not_in_the_job() {
        assertThat(Reason.of(AWAY, ACME)).contains("MariaDB").doesNotContain(ADDRESS, "db.internal", "Socket");

        assertThat(lines()).hasSize(1).first().asString().contains(ACME.toString(), ADDRESS, "Connection refused");
    }

    @Test
    void the_platforms_people_are_told_at_once() {
        assertThat(Reason.of(AWAY, null)).contains("MariaDB", ADDRESS, "Connection refused");

        assertThat(lines()).isEmpty();
    }

    @Test
    void a_fault_that_nobody_has_thought_of_has_a_name_for_tenants_and_its_words_for_the_platform() {
        RuntimeException fault = new IllegalStateException("no route to " + ADDRESS);

        assertThat(Reason.of(fault, ACME)).isEqualTo("IllegalStateException");
        assertThat(lines())
                .containsExactly("An apply of tenant %s met this: IllegalStateException: no route to %s"
                        .formatted(ACME, ADDRESS));
        assertThat(Reason.of(fault, null)).isEqualTo("IllegalStateException: no route to " + ADDRESS);
    }

    private List<String> lines() {
        return log.list.stream()
                .filter(line -> line.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
