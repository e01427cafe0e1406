package com.pbxportal.command.refusal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param perCaller how many refusals of one user, or of one address, are told one by one in {@code per}
 * @param inAll how many of everybody are, on one node
 */
@ConfigurationProperties("pbx.audit.refusals")
record RefusalProperties(
        @DefaultValue("20") int perCaller,
        @DefaultValue("200") int inAll,
        @DefaultValue("1m") Duration per) {}
