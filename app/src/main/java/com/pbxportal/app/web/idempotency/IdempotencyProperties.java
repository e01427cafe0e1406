package com.pbxportal.app.web.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lease how long a request may be in progress before a repetition takes it over, since its process must
 *     have died; longer than any request takes
 * @param kept how long an answer is repeated
 * @param perCaller how many answers are kept for one user at most; more keys are refused until old ones are forgotten
 */
@ConfigurationProperties("pbx.idempotency")
public record IdempotencyProperties(
        @DefaultValue("60s") Duration lease,
        @DefaultValue("24h") Duration kept,
        @DefaultValue("20000") int perCaller) {}
