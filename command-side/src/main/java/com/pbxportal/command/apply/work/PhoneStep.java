package com.pbxportal.command.apply.work;

import com.pbxportal.command.apply.job.ApplyProgress;
import com.pbxportal.command.apply.phone.PhoneVerification;
import com.pbxportal.command.apply.phone.Registrations;
import com.pbxportal.command.apply.realtime.DeviceRows;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.apply.realtime.RealtimeDatabase;
import com.pbxportal.command.apply.realtime.RowDifference;
import com.pbxportal.command.apply.realtime.Synchronised;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What an apply does to phones: rows first, then the registrations that the rows have made void. Each part may be done
 * again, as the rows' transaction notes what is left to do.
 */
@Component
class PhoneStep {

    private static final int SHOWN = 5;

    private final RealtimeDatabase realtime;
    private final PhoneVerification verification;
    private final Registrations registrations;

    PhoneStep(RealtimeDatabase realtime, PhoneVerification verification, Registrations registrations) {
        this.realtime = realtime;
        this.verification = verification;
        this.registrations = registrations;
    }

    Synchronised synchronise(ApplyProgress progress, List<DeviceRows> desired, String revision, long fence) {
        Reach reach = Reach.of(progress.request());
        Set<String> idle = verification.faults(reach).keySet();
        registrations.endThoseOf(realtime.namesToCome(reach, desired), reach);
        Synchronised counts = realtime.synchronise(progress.jobId(), reach, desired, idle, revision, fence);
        registrations.endOutdated(reach);
        return counts;
    }

    /** @return the devices that did not run before either; empty if the job has never changed a row */
    Optional<Set<String>> restore(ApplyProgress progress, long fence) {
        Optional<Set<String>> idle = realtime.restore(progress.jobId(), fence);
        if (idle.isPresent()) {
            registrations.endOutdated(Reach.of(progress.request()));
        }
        return idle;
    }

    /**
     * Which values somebody has written over, since or all the time. What they are may be anybody's: it is not told.
     * That a device has got another password meanwhile, or is gone, is for the next apply.
     */
    List<String> notAsWritten(Reach reach, List<DeviceRows> desired) {
        return realtime.differences(reach, desired).stream()
                .filter(difference -> difference.column() != null && !difference.isCredential())
                .limit(SHOWN)
                .map(PhoneStep::text)
                .toList();
    }

    private static String text(RowDifference difference) {
        return difference.table() + "." + difference.column() + " of " + difference.id() + " is not as it was written";
    }
}
