package com.pbxportal.app.web.connection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param inAll as many threads as connections are the most there can be: a heap of 384 MB carries both
 * @param perAddress of one address (IPv6: one /64 network); a whole office may be behind one
 */
@ConfigurationProperties("pbx.http.connections")
public record ConnectionProperties(
        @DefaultValue("1000") int inAll,
        @DefaultValue("200") int perAddress) {

    public ConnectionProperties {
        if (inAll < 1 || perAddress < 1) {
            throw new IllegalArgumentException("pbx.http.connections: each limit must be at least 1");
        }
    }
}
