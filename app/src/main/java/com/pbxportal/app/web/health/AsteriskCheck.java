package com.pbxportal.app.web.health;

import com.pbxportal.command.asterisk.ami.Asterisk;
import com.pbxportal.command.asterisk.ami.AsteriskSession;
import com.pbxportal.command.asterisk.ami.WriteTimeout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether Asterisk lets the portal in and answers; without it Apply fails, and the rest works. */
@Component
@Order(4)
class AsteriskCheck implements HealthCheck {

    private final ObjectProvider<Asterisk> asterisk;
    private final ObjectProvider<WriteTimeout> writeTimeout;

    AsteriskCheck(ObjectProvider<Asterisk> asterisk, ObjectProvider<WriteTimeout> writeTimeout) {
        this.asterisk = asterisk;
        this.writeTimeout = writeTimeout;
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
        String version;
        try (AsteriskSession session = here.connect()) {
            version = "Asterisk " + session.version();
        }
        return writeTimeout
                .getObject()
                .complaint()
                .map(complaint -> Finding.degraded(version + ". " + complaint))
                .orElse(Finding.healthy(version));
    }
}
