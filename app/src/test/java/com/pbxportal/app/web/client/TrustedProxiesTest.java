package com.pbxportal.app.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private final TrustedProxies proxies = new TrustedProxies(List.of("10.1.0.0/16", "192.0.2.7", "2001:db8::/32"));

    @ParameterizedTest
    @CsvSource({
        "10.1.255.1, true",
        "10.2.0.1, false",
        "192.0.2.7, true",
        "192.0.2.8, false",
        "2001:db8::5, true",
        "2001:db9::5, false",
        "127.0.0.1, false"
    })
    void only_what_is_configured_is_trusted(String address, boolean trusted) {
        assertThat(proxies.contains(address)).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example.com",
                "localhost",
                "unknown",
                "_hidden",
                "",
                "10.1.0.1:443",
                "1.2.3",
                "10.1.0.256",
                "fe80::1%eth0",
                "::g",
                ":"
            })
    void what_is_no_literal_address_is_never_looked_up(String text) {
        assertThat(proxies.contains(text)).isFalse();
    }

    @Test
    void nobody_is_trusted_by_default() {
        assertThat(new TrustedProxies(List.of()).contains("127.0.0.1")).isFalse();
    }
}
