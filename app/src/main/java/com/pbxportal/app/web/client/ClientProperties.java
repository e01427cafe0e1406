package com.pbxportal.app.web.client;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param trustedProxies addresses or CIDR blocks whose {@code X-Forwarded-*} headers are believed; from everybody
 *     else they are ignored
 */
@ConfigurationProperties("pbx.http")
public record ClientProperties(@DefaultValue List<String> trustedProxies) {}
