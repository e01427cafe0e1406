package com.pbxportal.command.apply.work;

import com.pbxportal.command.apply.guest.CallLimits;
import com.pbxportal.command.apply.preflight.Preflight;
import com.pbxportal.command.apply.release.Releases;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ApplyProperties.class, CallLimits.class})
class ApplyConfiguration {

    @Bean
    Releases releases(ApplyProperties properties, @Value("${pbx.asterisk.etc:/etc/asterisk}") Path etc) {
        return new Releases(etc.resolve(properties.dialplan()));
    }

    @Bean
    Preflight preflight(ApplyProperties properties, @Value("${pbx.asterisk.etc:/etc/asterisk}") Path etc) {
        return new Preflight(properties.preflight(), properties.preflightPatience(), etc, properties.dialplan());
    }
}
