package com.pbxportal.command.tenant;

import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EmptyingConfiguration {

    @Bean
    Task<Void> emptyTenantTask(ObjectProvider<EmptyingTurn> turns) {
        return EmptyingSchedule.task(turns);
    }
}
