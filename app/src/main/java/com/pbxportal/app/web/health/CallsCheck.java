package com.pbxportal.app.web.health;

import com.pbxportal.command.asterisk.ami.VoicePorts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How much room there is left for calls: the tenants share it, and what finds none is refused whosever it is. */
@Component
@Order(10)
class CallsCheck implements HealthCheck {

    private static final int FULL_PERCENT = 80;

    private final ObjectProvider<VoicePorts> voicePorts;
    private volatile VoicePorts.@Nullable Use use;

    CallsCheck(ObjectProvider<VoicePorts> voicePorts) {
        this.voicePorts = voicePorts;
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public Finding look() {
        VoicePorts here = voicePorts.getIfAvailable();
        if (here == null) {
            return Finding.NOT_HERE;
        }
        use = null;
        VoicePorts.Use now = here.look();
        use = now;
        String detail = now.legs() + " legs of calls; Asterisk has RTP ports for " + now.room();
        return now.legs() * 100L >= (long) now.room() * FULL_PERCENT
                ? Finding.degraded(detail)
                : Finding.healthy(detail);
    }

    /** As of the last look; null: not known. */
    VoicePorts.@Nullable Use use() {
        return use;
    }
}
