package com.pbxportal.command.asterisk.ami;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Asterisk's manager interface.
 *
 * @param timeout of an ordinary question, and of silence within an answer
 * @param reloadTimeout of a reload, and of a list of everything: how long they take depends on how much there is
 */
@ConfigurationProperties("pbx.asterisk.ami")
record AmiProperties(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("5038") int port,
        @DefaultValue("portal") String user,
        @DefaultValue("") String secret,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("60s") Duration reloadTimeout) {

    @Override
    public String toString() {
        return "AmiProperties[" + user + "@" + host + ":" + port + "]";
    }
}
