package com.pbxportal.command.apply.plan;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApplyPlanProperties.class)
class ApplyPlanConfiguration {}
