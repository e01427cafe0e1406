package com.pbxportal.app.web.health;

import com.pbxportal.command.apply.ami.Asterisk;
import com.pbxportal.command.apply.ami.AsteriskSession;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether Asterisk lets the portal in and answers; without it Apply fails, and the rest works. */
@Component
@Order(4)
class AsteriskCheck implements HealthCheck {

    private final ObjectProvider<Asterisk> asterisk;

    AsteriskCheck(ObjectProvider<Asterisk> asterisk) {
        this.asterisk = asterisk;
    }

    @Override
    public String name() {
        return "asterisk";
    }

    @Override
    public Finding look() {
        Asterisk here = asterisk.getIfAvailable();
        if (here == null) {
            return Finding.NOT_HERE;
        }
        try (AsteriskSession session = here.connect()) {
            return Finding.healthy("Asterisk " + session.version());
        }
    }
}
