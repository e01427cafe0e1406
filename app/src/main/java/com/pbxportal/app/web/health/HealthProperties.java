package com.pbxportal.app.web.health;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param port of its own, beside that of the API; none where it is not told
 * @param patience for so long what fails only degrades the portal: one slow moment must not take a node out
 * @param timeout what does not answer in this time counts as down
 * @param remembered a finding is told again for so long, however often it is asked for
 * @param farBehind events that a projection may be behind; an import alone brings 10,000 at once
 * @param stalledAfter a projection that has not moved for so long, though there are events, has stopped
 * @param disk a folder on the disk that must not fill up
 */
@ConfigurationProperties("pbx.health")
public record HealthProperties(
        @Nullable Integer port,
        @DefaultValue("3s") Duration patience,
        @DefaultValue("1500ms") Duration timeout,
        @DefaultValue("1s") Duration remembered,
        @DefaultValue("25000") long farBehind,
        @DefaultValue("15s") Duration stalledAfter,
        @DefaultValue(".") Path disk,
        @DefaultValue("1GB") DataSize diskLow,
        @DefaultValue("100MB") DataSize diskFull) {}
