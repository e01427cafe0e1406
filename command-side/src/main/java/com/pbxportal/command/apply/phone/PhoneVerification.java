package com.pbxportal.command.apply.phone;

import com.pbxportal.command.apply.realtime.ManagedDevice;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.apply.realtime.RealtimeDatabase;
import com.pbxportal.command.asterisk.ami.Asterisk;
import com.pbxportal.command.asterisk.ami.AsteriskSession;
import com.pbxportal.command.asterisk.ami.AsteriskUnreachable;
import com.pbxportal.command.asterisk.ami.FoundDevice;
import com.pbxportal.command.asterisk.ami.Reading;
import com.pbxportal.command.asterisk.ami.TornAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks Asterisk for phones, each with endpoint, credentials and address of record, and compares with their rows. */
@Component
public class PhoneVerification {

    private static final Logger log = LoggerFactory.getLogger(PhoneVerification.class);

    /** Devices for which Asterisk's lists take as long as showing a single one does. */
    private static final int LISTED_IN_THE_TIME_OF_ONE = 25;

    private final Asterisk asterisk;
    private final RealtimeDatabase realtime;

    PhoneVerification(Asterisk asterisk, RealtimeDatabase realtime) {
        this.asterisk = asterisk;
        this.realtime = realtime;
    }

    /** Every phone within reach that Asterisk does not run as its rows say. @return what is wrong with it, by name */
    public SortedMap<String, String> faults(Reach reach) {
        return faults(realtime.managedDevices(reach), Set.of());
    }

    /** As {@link #faults}, and what is left of those phones that the last synchronisation has removed. */
    public SortedMap<String, String> faultsAfterChange(Reach reach) {
        List<ManagedDevice> devices = realtime.managedDevices(reach);
        Set<String> gone = new TreeSet<>(realtime.touchedDevices());
        devices.forEach(device -> gone.remove(device.id()));
        return faults(devices, gone);
    }

    /** Of these phones alone, as Asterisk answers at once. */
    SortedMap<String, String> faultsAtOnce(List<ManagedDevice> devices) {
        return ask(devices, Set.of());
    }

    /**
     * What Asterisk does not find may be there all the same: its connections to MariaDB break for good when somebody
     * changes a table, and then it answers with nothing, or not at all. So it is asked again with new ones.
     */
    private SortedMap<String, String> faults(List<ManagedDevice> devices, Set<String> gone) {
        SortedMap<String, String> faults;
        try {
            faults = ask(devices, gone);
        } catch (TornAnswer e) {
            throw e;
        } catch (AsteriskUnreachable e) {
            renewDatabaseConnections();
            return ask(devices, gone);
        }
        if (faults.isEmpty()) {
            return faults;
        }
        log.info(
                "Asterisk is asked again over new connections to MariaDB: {}",
                faults.firstEntry().getValue());
        renewDatabaseConnections();
        return ask(devices, gone);
    }

    void renewDatabaseConnections() {
        try (AsteriskSession session = asterisk.connect()) {
            session.renewDatabaseConnections();
        }
    }

    private SortedMap<String, String> ask(List<ManagedDevice> devices, Set<String> gone) {
        Map<String, FoundDevice> found = asterisk.read(reading -> find(reading, devices, gone));
        SortedMap<String, String> faults = new TreeMap<>();
        for (ManagedDevice device : devices) {
            fault(device, Objects.requireNonNull(found.get(device.id())))
                    .ifPresent(fault -> faults.put(device.id(), fault));
        }
        for (String id : gone) {
            if (!Objects.requireNonNull(found.get(id)).isGone()) {
                faults.put(id, "the removed device " + id + " is still there");
            }
        }
        return faults;
    }

    /**
     * One by one where they are few among many, so that one tenant's apply does not take the longer the more tenants
     * there are. What a removed device has left behind shows in the lists alone.
     */
    private Map<String, FoundDevice> find(Reading reading, List<ManagedDevice> devices, Set<String> gone) {
        List<String> names = devices.stream().map(ManagedDevice::id).toList();
        if (gone.isEmpty() && names.size() * (long) LISTED_IN_THE_TIME_OF_ONE < realtime.deviceCount()) {
            return FoundDevice.shown(reading, names);
        }
        List<String> all = new ArrayList<>(names);
        all.addAll(gone);
        Map<String, FoundDevice> found = FoundDevice.listed(reading, all, names);
        gone.forEach(id -> found.computeIfPresent(id, (name, left) -> left.isGone() ? reading.device(name) : left));
        return found;
    }

    private static Optional<String> fault(ManagedDevice device, FoundDevice found) {
        String context = Objects.requireNonNullElse(found.context(), "");
        if (context.isEmpty()) {
            return Optional.of("Asterisk does not have, or rejects, the endpoint " + device.id());
        }
        if (!context.equals(device.context())) {
            return Optional.of("endpoint " + device.id() + " is in context " + context + ", not " + device.context());
        }
        if (!new FoundDevice.Credentials(device.id(), device.credential()).equals(found.credentials())) {
            return Optional.of("device " + device.id() + " has not the credentials that it should");
        }
        return found.hasAor() ? Optional.empty() : Optional.of("device " + device.id() + " has no address of record");
    }
}
