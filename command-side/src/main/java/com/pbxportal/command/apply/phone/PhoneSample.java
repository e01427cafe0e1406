package com.pbxportal.command.apply.phone;

import com.pbxportal.command.apply.realtime.ManagedDevice;
import com.pbxportal.command.apply.realtime.RealtimeDatabase;
import com.pbxportal.command.asterisk.ami.AsteriskUnreachable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether Asterisk still finds the phones that are in its tables. Nothing else tells: when it cannot read a table any
 * more, it runs on, and phones cannot register.
 */
@Component
public class PhoneSample {

    private static final Logger log = LoggerFactory.getLogger(PhoneSample.class);
    private static final int PHONES = 3;
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(10);

    private final RealtimeDatabase realtime;
    private final PhoneVerification verification;
    private final AtomicLong renewedAt = new AtomicLong(System.nanoTime() - BETWEEN_RENEWALS.toNanos());

    PhoneSample(RealtimeDatabase realtime, PhoneVerification verification) {
        this.realtime = realtime;
        this.verification = verification;
    }

    /**
     * @param phones that were asked for
     * @param missing of them, in words
     * @param columns of the tables that are missing or should not be there, in words
     */
    public record Result(int phones, Collection<String> missing, List<String> columns) {}

    /** Has Asterisk connect to MariaDB anew when it does not find one, but not with each look. */
    public Result take() {
        List<String> columns = realtime.columnFaults();
        List<ManagedDevice> devices = realtime.someDevices(PHONES);
        Collection<String> missing = missing(devices);
        if (!missing.isEmpty() && mayRenew() && renew()) {
            // Not the same ones: an apply may just have taken one away.
            devices = realtime.someDevices(PHONES);
            missing = missing(devices);
        }
        return new Result(devices.size(), missing, columns);
    }

    private Collection<String> missing(List<ManagedDevice> devices) {
        try {
            return verification.faultsAtOnce(devices).values();
        } catch (AsteriskUnreachable e) {
            return List.of("phones: " + e.getMessage());
        }
    }

    private boolean renew() {
        log.warn("Asterisk connects to MariaDB anew, as it does not find a phone that is there");
        try {
            verification.renewDatabaseConnections();
            return true;
        } catch (AsteriskUnreachable e) {
            return false;
        }
    }

    private boolean mayRenew() {
        long last = renewedAt.get();
        long now = System.nanoTime();
        return now - last >= BETWEEN_RENEWALS.toNanos() && renewedAt.compareAndSet(last, now);
    }
}
