package com.pbxportal.command.refusal.sip;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param floodPerMinute so many refused requests within a minute are a flood, of which health complains
 * @param linesPerAddress how many of one address have a line of the log each, within a minute; the rest are counted
 * @param linesInAll how many of all addresses have
 */
@ConfigurationProperties("pbx.sip.refusals")
record SipRefusalProperties(
        @DefaultValue("600") int floodPerMinute,
        @DefaultValue("20") int linesPerAddress,
        @DefaultValue("200") int linesInAll) {}
