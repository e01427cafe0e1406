package com.pbxportal.app.web.health;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

@ConfigurationProperties("pbx.asterisk.ami")
public record AmiProperties(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("5038") int port) {}
