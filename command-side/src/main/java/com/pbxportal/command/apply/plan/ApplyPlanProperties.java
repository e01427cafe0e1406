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
 * @param coolingOff from so long before the plan the account of who agrees may not have been in the hands of who planned
 * @param mostOpen so many applies of a tenant, or of the platform, may be scheduled at a time
 */
@ConfigurationProperties("pbx.apply.schedule")
record ApplyPlanProperties(
        @DefaultValue("30m") Duration startPatience,
        @DefaultValue("7d") Duration approvalPatience,
        @DefaultValue("7d") Duration coolingOff,
        @DefaultValue("20") int mostOpen) {}
