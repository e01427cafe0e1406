package com.pbxportal.shared.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

public enum Transport {
    @JsonProperty("udp")
    UDP,
    @JsonProperty("tcp")
    TCP,
    @JsonProperty("tls")
    TLS,
    @JsonProperty("wss")
    WSS;

    public String asteriskName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
