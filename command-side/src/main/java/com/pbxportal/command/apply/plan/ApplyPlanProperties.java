package com.pbxportal.command.apply.plan;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long scheduled applies wait.
 *
 * @param startPatience what could not begin for so long after its time (the portal was down, another apply ran) is
 *     missed: nobody expects the apply of the night at noon
 * @param approvalPatience how long a second person may take where no time was planned
 */
@ConfigurationProperties("pbx.apply.schedule")
record ApplyPlanProperties(
        @DefaultValue("30m") Duration startPatience,
        @DefaultValue("7d") Duration approvalPatience) {}
