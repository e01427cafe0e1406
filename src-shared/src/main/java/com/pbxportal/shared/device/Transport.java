package com.pbxportal.shared.device;

import com.fasterxml.jackson.annotation.JsonProperty;

public enum Transport {
    @JsonProperty("udp")
    UDP,
    @JsonProperty("tcp")
    TCP,
    @JsonProperty("tls")
    TLS,
    @JsonProperty("wss")
    WSS
}
