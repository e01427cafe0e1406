package com.pbxportal.command.apply.plan;

import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApplyPlanProperties.class)
class ApplyPlanConfiguration {

    @Bean
    Task<Void> applyPlanTask(ObjectProvider<DueApplyPlan> due) {
        return ApplyPlanClock.task(due);
    }
}
