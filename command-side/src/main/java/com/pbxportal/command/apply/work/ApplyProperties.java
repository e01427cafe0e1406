package com.pbxportal.command.apply.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How applies are carried out.
 *
 * @param dialplan the link that Asterisk's {@code #tryinclude} names, within its configuration folder
 *     ({@code pbx.asterisk.etc}); what it leads to is the portal's
 * @param preflight the command that tries out what would be written, see {@link
 *     com.pbxportal.command.apply.preflight.Preflight}; empty: it is not tried out
 * @param preflightPatience how long that may take
 * @param lease a worker that is gone for so long has lost its job to another
 * @param deadline an apply that has not got through by then is given up
 * @param snapshotPatience how long the projection may take to get to the request
 * @param settlePatience how long a step goes on when Asterisk does not answer: tries again, or, after a reload, asks
 *     what runs
 * @param rollbackPatience how long to go on trying to put back what ran before
 * @param idlePerMinute so many applies of a tenant, or of the platform, may change nothing, 1 at least
 */
@ConfigurationProperties("pbx.apply")
record ApplyProperties(
        @DefaultValue("extensions.d/synergycall") Path dialplan,
        @DefaultValue({}) List<String> preflight,
        @DefaultValue("60s") Duration preflightPatience,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("5m") Duration deadline,
        @DefaultValue("30s") Duration snapshotPatience,
        @DefaultValue("20s") Duration settlePatience,
        @DefaultValue("60s") Duration rollbackPatience,
        @DefaultValue("5") int idlePerMinute) {

    ApplyProperties {
        if (idlePerMinute < 1) {
            throw new IllegalArgumentException("pbx.apply.idle-per-minute must be 1 at least, not " + idlePerMinute);
        }
    }
}
