package com.pbxportal.app.web.health;

import com.pbxportal.command.asterisk.ami.SecurityEvents;
import com.pbxportal.command.refusal.sip.SipRefusals;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many SIP requests Asterisk refuses. Some always are; so many that calls suffer are worth a look. */
@Component
@Order(11)
class RefusalsCheck implements HealthCheck {

    private final ObjectProvider<SipRefusals> refusals;
    private final ObjectProvider<SecurityEvents> events;

    RefusalsCheck(ObjectProvider<SipRefusals> refusals, ObjectProvider<SecurityEvents> events) {
        this.refusals = refusals;
        this.events = events;
    }

    @Override
    public String name() {
        return "refusals";
    }

    @Override
    public Finding look() {
        SipRefusals here = refusals.getIfAvailable();
        if (here == null) {
            return Finding.NOT_HERE;
        }
        SecurityEvents told = events.getObject();
        Optional<String> complaint = told.complaint();
        if (complaint.isPresent()) {
            return Finding.degraded(complaint.get());
        }
        return told.isListening()
                ? judge(here.summary())
                : Finding.degraded("Asterisk is not heard of what it refuses");
    }

    static Finding judge(SipRefusals.Summary found) {
        if (found.requests() == 0) {
            return Finding.healthy("no SIP request was refused within the last minutes");
        }
        String detail = found.requests() + " SIP requests refused within the last two minutes, from "
                + found.addresses() + " addresses, " + found.ofAddress() + " of them from " + found.address();
        return found.flood() ? Finding.degraded(detail) : Finding.healthy(detail);
    }
}
