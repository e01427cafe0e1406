package com.pbxportal.command.phonenumber;

import com.pbxportal.shared.destination.DestinationType;
import com.pbxportal.shared.error.Invalid;
import java.util.Map;
import java.util.UUID;

/** A number leads only to what exists in its own tenant. */
public final class DestinationNotFound extends Invalid {

    private static final long serialVersionUID = 1L;

    private static final Map<DestinationType, String> NAMES = Map.of(
            DestinationType.USER, "User",
            DestinationType.RING_GROUP, "Ring group",
            DestinationType.IVR, "IVR",
            DestinationType.QUEUE, "Queue",
            DestinationType.VOICEMAIL, "Voicemail box");

    public DestinationNotFound(DestinationType type, UUID id) {
        super("assigned_id", NAMES.getOrDefault(type, type.name()) + " " + id + " not found or not in your tenant");
    }
}
