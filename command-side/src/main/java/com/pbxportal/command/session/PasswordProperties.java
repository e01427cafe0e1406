package com.pbxportal.command.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param places passwords that are hashed at the same time, each in 16 MiB of memory and 50 ms of a core
 * @param mostWaiting for a place: what two places get through in about that time. One asker may be half of them
 * @param patience how long one waits for a place
 */
@ConfigurationProperties("pbx.password")
public record PasswordProperties(
        @DefaultValue("2") int places,
        @DefaultValue("100") int mostWaiting,
        @DefaultValue("3s") Duration patience) {}
