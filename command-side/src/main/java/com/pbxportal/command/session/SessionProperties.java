package com.pbxportal.command.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param refreshLifetime how long a refresh token may wait for its use */
@ConfigurationProperties("pbx.session")
record SessionProperties(@DefaultValue("7d") Duration refreshLifetime) {}
