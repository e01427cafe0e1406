package com.pbxportal.shared.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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

    /** For people to read. */
    public static String names(List<Codec> codecs) {
        return codecs.stream().map(Codec::asteriskName).collect(Collectors.joining(", "));
    }
}
