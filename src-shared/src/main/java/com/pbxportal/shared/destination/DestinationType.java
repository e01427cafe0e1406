package com.pbxportal.shared.destination;

public enum DestinationType {
    USER,
    RING_GROUP,
    IVR,
    QUEUE,
    VOICEMAIL,
    /** A dialplan application with arguments, in the grammar of {@link ExternalDestination}. */
    EXTERNAL
}
