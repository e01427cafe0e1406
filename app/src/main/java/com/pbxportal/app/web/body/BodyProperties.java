package com.pbxportal.app.web.body;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param max the largest body; an import of 10,000 numbers with their metadata is 1 to 3 MB */
@ConfigurationProperties("pbx.http.body")
public record BodyProperties(@DefaultValue("8MB") DataSize max) {}
