package com.pbxportal.query;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param maxWait how long a query waits for its read model to have seen every event committed before it */
@ConfigurationProperties("pbx.query")
record QueryProperties(@DefaultValue("5s") Duration maxWait) {}
