package com.pbxportal.command.device;

import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.error.Invalid;
import java.util.List;
import java.util.stream.Collectors;

/** A device whose transport Asterisk does not have could not register, or would speak in clear. */
public final class TransportNotAvailable extends Invalid {

    private static final long serialVersionUID = 1L;

    public TransportNotAvailable(Transport transport, List<Transport> available) {
        super(
                "transport",
                "Asterisk has no transport for " + transport.asteriskName() + " here, only for "
                        + available.stream().map(Transport::asteriskName).collect(Collectors.joining(", "))
                        + " (setting pbx.asterisk.transports)");
    }
}
