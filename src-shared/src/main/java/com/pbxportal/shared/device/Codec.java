package com.pbxportal.shared.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The audio codecs that a device may be offered, by the names that Asterisk gives them. */
public enum Codec {
    @JsonProperty("ulaw")
    ULAW,
    @JsonProperty("alaw")
    ALAW,
    @JsonProperty("g722")
    G722,
    @JsonProperty("g729")
    G729,
    @JsonProperty("gsm")
    GSM,
    @JsonProperty("opus")
    OPUS;

    public String asteriskName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
