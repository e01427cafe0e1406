package com.pbxportal.app.web.health;

import com.pbxportal.command.apply.configuration.AnotherInstallation;
import com.pbxportal.command.apply.configuration.Premises;
import com.pbxportal.command.apply.phone.PhoneSample;
import java.util.ArrayList;
import java.util.List;
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

    /** A column that was changed is told first: it may well be why phones are missing. */
    static Finding judge(PhoneSample.Result sample) {
        int missing = sample.missing().size();
        if (missing == 0 && sample.columns().isEmpty()) {
            return Finding.healthy(
                    sample.phones() == 0
                            ? "none is applied yet"
                            : "Asterisk runs the " + sample.phones() + " that were asked for");
        }
        List<String> found = new ArrayList<>();
        if (!sample.columns().isEmpty()) {
            found.add("In MariaDB " + String.join("; ", sample.columns()));
        }
        if (missing > 0) {
            found.add("Asterisk does not run " + missing + " of " + sample.phones() + " phones that were asked for: "
                    + String.join("; ", sample.missing()));
        }
        boolean someRun = missing < sample.phones() || missing == 0;
        return new Finding(someRun ? HealthStatus.DEGRADED : HealthStatus.UNHEALTHY, String.join(". ", found));
    }
}
