package com.pbxportal.command.device;

import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.error.Invalid;
import java.util.List;

/** A codec for which Asterisk has no module: calls that need it would fail. */
public final class CodecNotAvailable extends Invalid {

    private static final long serialVersionUID = 1L;

    public CodecNotAvailable(List<Codec> lacking, List<Codec> available) {
        super(
                "codecs",
                "Asterisk does not speak " + Codec.names(lacking) + " here, only " + Codec.names(available)
                        + " (setting pbx.asterisk.codecs)");
    }
}
