package com.pbxportal.command.apply.drift;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param interval between two comparisons; 0: none but those that are asked for */
@ConfigurationProperties("pbx.drift")
record DriftProperties(@DefaultValue("5m") Duration interval) {}
