package com.pbxportal.command;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.pbxportal.shared.identity.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CommandSideConfiguration {

    /** So often is looked for what is due. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A node that has been silent for several of these is taken for dead, and another goes on in its place. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** Who has much to do lets others have the thread every few seconds. */
    private static final int THREADS = 2;

    /** In milliseconds, as events have them: an answer says the same moment as the read model. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    /** Time-ordered (RFC 9562, version 7): new rows land side by side in the indexes. */
    @Bean
    Ids ids() {
        TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();
        return generator::generate;
    }

    /**
     * What is to be done later, or goes on in portions, on one node, whichever is up. A date is set and forgotten in the
     * transaction of the event that says so.
     */
    @Bean(destroyMethod = "")
    Scheduler scheduler(DataSource dataSource, List<Task<?>> tasks) {
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), tasks)
                .tableName("command.scheduled_task")
                .threads(THREADS)
                .pollingInterval(LOOK)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(HEARTBEAT)
                .build();
    }
}
