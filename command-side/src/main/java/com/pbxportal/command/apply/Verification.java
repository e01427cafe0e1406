package com.pbxportal.command.apply;

import com.pbxportal.command.apply.ami.Asterisk;
import com.pbxportal.command.apply.ami.AsteriskUnreachable;
import com.pbxportal.command.apply.ami.FoundDevice;
import com.pbxportal.command.apply.ami.Reading;
import com.pbxportal.command.apply.dialplan.Dialplan;
import com.pbxportal.command.apply.dialplan.DialplanFile;
import com.pbxportal.command.apply.dialplan.Difference;
import com.pbxportal.command.apply.realtime.RealtimeDatabase;
import com.pbxportal.command.apply.realtime.RealtimeDatabase.ManagedDevice;
import com.pbxportal.command.apply.render.RevisionMarker;
import com.pbxportal.shared.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks Asterisk what it runs and compares. Its answer to a reload is worth nothing: it reports success also when it
 * has just dropped the whole dialplan, or rejected an endpoint.
 */
@Component
class Verification {

    private static final int SHOWN = 5;

    /** Devices for which Asterisk's lists take as long as showing a single one does. */
    private static final int LISTED_IN_THE_TIME_OF_ONE = 25;

    private final Asterisk asterisk;
    private final RealtimeDatabase realtime;

    Verification(Asterisk asterisk, RealtimeDatabase realtime) {
        this.asterisk = asterisk;
        this.realtime = realtime;
    }

    /** All of the dialplan, and every endpoint in scope. @return in which points it is not what the files say */
    List<String> ofRunning(@Nullable TenantId scope, Collection<String> files) {
        List<ManagedDevice> devices = realtime.managedDevices(scope);
        return compare(files, devices, devices.stream().map(ManagedDevice::id).collect(Collectors.toSet()));
    }

    /** As {@link #ofRunning}, but asks for those endpoints alone that the last synchronisation touched. */
    List<String> afterChange(@Nullable TenantId scope, Collection<String> files) {
        return compare(files, realtime.managedDevices(scope), realtime.touchedDevices());
    }

    /** That nothing of these files is loaded: there were none before. */
    List<String> ofAbsence() {
        return runningRevision()
                .map(revision -> List.of("revision " + revision + " is still loaded"))
                .orElse(List.of());
    }

    /** Empty if no revision is loaded, or if Asterisk does not answer. */
    Optional<String> runningRevision() {
        try {
            return RevisionMarker.in(asterisk.read(reading -> reading.context(RevisionMarker.CONTEXT)));
        } catch (AsteriskUnreachable e) {
            return Optional.empty();
        }
    }

    /** Dialplan and devices at the same time: most of it is waiting for Asterisk. */
    private List<String> compare(Collection<String> files, List<ManagedDevice> devices, Set<String> endpoints) {
        FutureTask<List<String>> onDevices = new FutureTask<>(() -> realtime(devices, endpoints));
        Thread.ofVirtual().name("verify-realtime").start(onDevices);
        List<String> problems = new ArrayList<>(dialplan(files));
        problems.addAll(resultOf(onDevices));
        return problems;
    }

    private static List<String> resultOf(FutureTask<List<String>> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> dialplan(Collection<String> files) {
        Dialplan generated = DialplanFile.read(files);
        return Difference.between(
                generated,
                asterisk.read(reading -> reading.dialplan(generated.contexts().keySet())));
    }

    private List<String> realtime(List<ManagedDevice> devices, Set<String> touched) {
        Set<String> gone = new TreeSet<>(touched);
        devices.forEach(device -> gone.remove(device.id()));
        Map<String, FoundDevice> found = asterisk.read(reading -> find(reading, devices, touched, gone));
        List<String> problems = new ArrayList<>();
        for (ManagedDevice device : devices) {
            check(device, Objects.requireNonNull(found.get(device.id()))).ifPresent(problems::add);
        }
        for (String id : gone) {
            if (!Objects.requireNonNull(found.get(id)).isGone()) {
                problems.add("the removed device " + id + " is still there");
            }
        }
        return problems.size() <= SHOWN
                ? problems
                : Stream.concat(
                                problems.stream().limit(SHOWN),
                                Stream.of("and " + (problems.size() - SHOWN) + " more devices"))
                        .toList();
    }

    /**
     * One by one where they are few among many, so that one tenant's apply does not take the longer the more tenants
     * there are. What a removed device has left behind shows in the lists alone.
     */
    private Map<String, FoundDevice> find(
            Reading reading, List<ManagedDevice> devices, Set<String> touched, Set<String> gone) {
        List<String> names = devices.stream().map(ManagedDevice::id).toList();
        if (gone.isEmpty() && names.size() * (long) LISTED_IN_THE_TIME_OF_ONE < realtime.deviceCount()) {
            return FoundDevice.shown(reading, names);
        }
        Map<String, FoundDevice> found = FoundDevice.listed(
                reading,
                Stream.concat(names.stream(), gone.stream()).toList(),
                names.stream().filter(touched::contains).toList());
        gone.forEach(id -> found.computeIfPresent(id, (name, left) -> left.isGone() ? reading.device(name) : left));
        return found;
    }

    private static Optional<String> check(ManagedDevice device, FoundDevice found) {
        if (!new FoundDevice.Credentials(device.id(), device.credential()).equals(found.credentials())) {
            return Optional.of("device " + device.id() + " has not the credentials that it should");
        }
        if (!found.hasAor()) {
            return Optional.of("device " + device.id() + " has no address of record");
        }
        String context = found.context();
        return context == null || context.equals(device.context())
                ? Optional.empty()
                : Optional.of("endpoint " + device.id()
                        + (context.isEmpty()
                                ? " is not there"
                                : " is in context " + context + ", not " + device.context()));
    }
}
