package com.pbxportal.app.web.health;

import com.pbxportal.command.apply.configuration.AnotherInstallation;
import com.pbxportal.command.apply.configuration.Premises;
import com.pbxportal.command.apply.phone.PhoneSample;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether Asterisk finds the phones in its tables; without them nobody can call, and nothing else shows it. */
@Component
@Order(9)
class PhonesCheck implements HealthCheck {

    private final ObjectProvider<PhoneSample> phones;
    private final ObjectProvider<Premises> premises;

    PhonesCheck(ObjectProvider<PhoneSample> phones, ObjectProvider<Premises> premises) {
        this.phones = phones;
        this.premises = premises;
    }

    @Override
    public String name() {
        return "phones";
    }

    @Override
    public Finding look() {
        PhoneSample here = phones.getIfAvailable();
        if (here == null) {
            return Finding.NOT_HERE;
        }
        try {
            premises.getObject().requireOwn();
        } catch (AnotherInstallation e) {
            return Finding.degraded(String.valueOf(e.getMessage()));
        }
        return judge(here.take());
    }

    private static Finding judge(PhoneSample.Result sample) {
        if (!sample.missing().isEmpty()) {
            HealthStatus status =
                    sample.missing().size() < sample.phones() ? HealthStatus.DEGRADED : HealthStatus.UNHEALTHY;
            String found = "Asterisk does not run " + sample.missing().size() + " of " + sample.phones()
                    + " phones that were asked for";
            return new Finding(status, found + ": " + String.join("; ", sample.missing()));
        }
        if (!sample.columns().isEmpty()) {
            return Finding.degraded("In MariaDB " + String.join("; ", sample.columns()));
        }
        return Finding.healthy(
                sample.phones() == 0
                        ? "none is applied yet"
                        : "Asterisk runs the " + sample.phones() + " that were asked for");
    }
}
